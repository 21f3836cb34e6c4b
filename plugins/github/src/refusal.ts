/** What a refusal of GitHub means, and what a person can do about it. Pure. */
import { authenticationFailed, type Failed, type Reply } from '@msp/protocol';
import { problemIn } from './answers.js';
import type { Call } from './call.js';

/** Nothing of the plugin can succeed. */
export const UNAUTHORIZED: Failed = authenticationFailed('GitHub', 'github');

const RETRY = 'then `msp outbox retry --plugin github --all`';

/** What kind of refusal it is: the first whose words and status fit. `hint` says what to do. */
const REFUSALS: readonly {
  readonly status: number;
  readonly words: RegExp;
  readonly hint: (reply: Reply, call: Call | null) => string;
}[] = [
  {
    ...{
      status: 403,
      words: /not accessible by (personal access token|integration)|must have .* (access|rights|permission)/i,
    },
    hint: (reply, call) => permissionHint(reply, call),
  },
  {
    ...{ status: 403, words: /SAML|SSO/i },
    hint: () =>
      'The organization asks for single sign-on: github.com → Settings → Developer settings → your token → Configure SSO.',
  },
  {
    ...{ status: 403, words: /locked/i },
    hint: (_, call) => `${thing(call)} is locked: unlock it on GitHub, or discard this.`,
  },
  {
    ...{ status: 403, words: /archived/i },
    hint: () => 'The repository is archived, and nothing can be written to it.',
  },
  { ...{ status: 403, words: /./ }, hint: (reply, call) => permissionHint(reply, call) },
  {
    ...{ status: 404, words: /(?:)/ },
    hint: (_, call) =>
      `${thing(call)} was deleted, never existed, or the token may not see it: look at its permissions on GitHub.`,
  },
  {
    ...{ status: 410, words: /(?:)/ },
    hint: (_, call) => `${thing(call)} was deleted, or issues are switched off in the repository.`,
  },
  {
    ...{ status: 422, words: /workflow_dispatch/i },
    hint: () =>
      'Add `on: workflow_dispatch` to the workflow on the default branch and on the one it runs on.',
  },
  {
    ...{ status: 422, words: /no ref found/i },
    hint: () => 'Push the branch, or set `dispatch.ref`: `msp configure github`.',
  },
  {
    ...{ status: 422, words: /unexpected inputs|required input/i },
    hint: () =>
      'The inputs are not those of the workflow: look at `dispatch.inputs` and `dispatch.keyInput`.',
  },
];

/** Why an operation cannot succeed; null where the reply is no such refusal. */
export function refusalIn(reply: Reply, call: Call | null): Failed | null {
  if (reply.status === 401) return UNAUTHORIZED;
  const { status } = reply;
  if (status !== undefined && [301, 302, 307, 308].includes(status))
    return failed(
      'the repository has moved',
      'It was renamed: give its new name with `msp configure github`.',
    );
  if (status === undefined || ![403, 404, 410, 422].includes(status)) return null;
  const said = problemIn(reply);
  const refusal = REFUSALS.find((each) => each.status === status && each.words.test(said));
  const reason = `GitHub refused it (HTTP ${status})${said === '' ? '' : `: ${said}`}`;
  return failed(reason, refusal?.hint(reply, call));
}

const failed = (reason: string, hint?: string): Failed => ({
  ...{ outcome: 'failed', reason },
  ...(hint !== undefined && { hint }),
});

/** Which permission a route needs where GitHub does not say. */
function needed(call: Call | null): string {
  if (call?.route.includes('/actions/')) return 'Actions: read and write';
  if (call?.route === 'POST /graphql') return 'Discussions: read and write';
  return call?.route.startsWith('GET') ? 'read for what it asks for' : 'Issues: read and write';
}

function permissionHint({ headers }: Reply, call: Call | null): string {
  const accepted = headers?.['x-accepted-github-permissions'];
  const names = accepted ? accepted.split(/[;,]\s*/).join(' or ') : needed(call);
  return `Give the token this permission: ${names} (github.com → Settings → Developer settings → your token), ${RETRY}.`;
}

/** What a request is about, for people. */
function thing(call: Call | null): string {
  const { owner, repo, issue_number: number } = call?.parameters ?? {};
  const place = typeof owner === 'string' && typeof repo === 'string' ? `${owner}/${repo}` : 'It';
  return typeof number === 'number' || typeof number === 'string' ? `${place}#${number}` : place;
}
