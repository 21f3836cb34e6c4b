/** What it means that Jira does not do what it was asked. Pure. */
import { authenticationFailed, judgeReply, type Reply, type Verdict } from '@msp/protocol';
import type { Kind } from '../operations/kinds.js';

/** What the account has to be allowed to do for each kind, as Jira calls it in its permission schemes. */
export const PERMISSIONS: Readonly<Record<Kind, string>> = {
  find: 'Browse projects',
  way: 'Transition issues',
  move: 'Transition issues',
  comment: 'Add comments',
  worklog: 'Work on issues',
  create: 'Create issues',
};

/** Jira says so also with 403 and 404, which it answers to anybody who is not signed in. */
const NOT_SIGNED_IN = /AUTHENTICATED_FAILED|AUTHENTICATION_DENIED/i;
const DENIED = /AUTHENTICATION_DENIED/i;

/** What Jira says went wrong, in its own words; null where it says nothing. @param value the body of an answer */
export function wordsOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const { errorMessages, errors, message, errorMessage } = value as Record<string, unknown>;
  const words = [
    ...(Array.isArray(errorMessages) ? errorMessages : []),
    ...(typeof errors === 'object' && errors !== null && !Array.isArray(errors)
      ? Object.entries(errors).map(([field, text]) => `${field}: ${String(text)}`)
      : []),
    message,
    errorMessage,
  ].filter((each): each is string => typeof each === 'string' && each.trim() !== '');
  return words.length === 0 ? null : words.join(' ');
}

/** The verdict on an answer that is no yes; what no rule of Jira's own covers is judged by its status. */
export function refusal(reply: Reply, kind: Kind | null, now: number): Verdict {
  const { status, headers = {} } = reply;
  const login = headers['x-seraph-loginreason'] ?? '';
  if (status === 401 || NOT_SIGNED_IN.test(login)) return notSignedIn(login);
  if (status === 429) return limited(reply, now);
  const usual = judgeReply(reply, now);
  if (status === undefined || usual.outcome !== 'failed') return usual;
  const words = reply.kind === 'answer' ? wordsOf(reply.value) : null;
  const reason = words ?? usual.reason;
  const permission = kind === null ? null : PERMISSIONS[kind];
  if (status === 409)
    return { outcome: 'retry', reason: words ?? 'somebody changed the issue at the same time', landed: 'no' };
  if (status === 404)
    return {
      ...{ outcome: 'failed', reason },
      hint: 'the issue was deleted or moved out of sight, or this account may not see it',
    };
  if (permission !== null && (status === 403 || /permission/i.test(words ?? '')))
    return {
      ...{ outcome: 'failed', reason: status === 403 && words === null ? 'Jira does not allow it' : reason },
      hint: `the account needs the permission "${permission}" in this project; ask whoever administers it, then: msp outbox retry`,
    };
  return { outcome: 'failed', reason };
}

const notSignedIn = (login: string): Verdict => ({
  ...authenticationFailed('Jira', 'jira'),
  hint: DENIED.test(login)
    ? 'after too many wrong attempts Jira asks for a CAPTCHA: sign in once in a browser, then run `msp add jira`'
    : 'the token was revoked, has expired or belongs to another account',
});

/** Jira parts limits of the account from those of a single issue, which is written to too often. */
function limited(reply: Reply, now: number): Verdict {
  const { headers = {} } = reply;
  const reason = headers['ratelimit-reason'] ?? '';
  const usual = judgeReply(reply, now);
  const reset = Date.parse(headers['x-ratelimit-reset'] ?? '') - now;
  const told = usual.outcome === 'retry' ? usual.after : undefined;
  // A wrong clock must not stop deliveries for good.
  const after = told ?? (reset > 0 ? Math.min(reset, 86_400_000) : undefined);
  return {
    outcome: 'retry',
    reason:
      reason === '' ? 'the rate limit of Jira is reached' : `the rate limit of Jira is reached (${reason})`,
    scope: /per-issue/i.test(reason) ? 'operation' : 'plugin',
    landed: 'no',
    ...(after !== undefined && { after }),
  };
}
