/** Was it carried out, although no answer came? Pure. */
import type { HttpQuery, LinkReference, Operation, Reply, Verdict } from '@msp/protocol';
import { type Comment, commentsIn, issueIn, issuesIn, keysIn, worklogsIn } from './answers.js';
import type { Parts } from './contract.js';
import { madeIn } from './jql.js';
import { linkTo } from './judge.js';
import { refusal } from './judging/refusal.js';
import { wayTo } from './judging/ways.js';
import { kindOf } from './operations/kinds.js';
import { bodyIn, mark, PROPERTY } from './operations/writing.js';
import { isSigned } from './text/body.js';
import { plainText } from './text/plain.js';
import { sameName, wantedOf } from './wanted.js';

/** Newest first, so many: what was sent a moment ago is among them. */
const LOOK = 100;

/** The end of an address that writes to an issue. */
const WRITES = /\/(comment|worklog|transitions)([#?][^/]*)?$/;

/** Milliseconds around the beginning of work that was logged. */
const AROUND = 1_000;

export const probe: Parts['probe'] = {
  ask(operation) {
    const { query } = operation;
    if (!('request' in query)) return query;
    const { url, headers = {} } = (query as HttpQuery).request;
    const parts = Array.isArray(url) ? (url as readonly (string | LinkReference)[]) : [String(url)];
    // Up to what is done; a way stands after that, and leads nowhere where the issue is there already.
    const at = parts.findIndex((part) => typeof part === 'string' && WRITES.test(part));
    const get = (after: string): HttpQuery => ({
      language: 'http',
      request: {
        method: 'GET',
        url: parts
          .slice(0, at + 1)
          .map((part) => (typeof part === 'string' ? part.replace(WRITES, after) : part)),
        headers,
      },
    });
    switch (kindOf(operation)) {
      case 'comment':
        return get(`/comment?orderBy=-created&maxResults=${LOOK}&expand=properties`);
      case 'worklog':
        return get(`/worklog?expand=properties${around(operation)}`);
      case 'move':
        return get('?fields=summary,status&expand=transitions');
      case 'create':
        return search(operation, parts.join(''), headers);
      default:
        return query;
    }
  },
  found(reply, operation) {
    const { status } = reply;
    if (reply.kind === 'failure' || (status !== undefined && (status < 200 || status > 299)))
      return unknown(refusal(reply, kindOf(operation), 0));
    switch (kindOf(operation)) {
      case 'comment':
        return comment(reply, operation);
      case 'worklog':
        return worklog(reply, operation);
      case 'move':
        return moved(reply, operation);
      case 'create':
        return created(reply, operation);
      default:
        return null;
    }
  },
};

const SILENT: Verdict = { outcome: 'retry', reason: 'Jira did not say whether it is there' };

/** Silence is not "it is there". */
const unknown = (verdict: Verdict): Verdict => (verdict.outcome === 'done' ? SILENT : verdict);

function around(operation: Operation): string {
  const { started } = bodyIn(operation);
  const time = typeof started === 'string' ? Date.parse(started.replace(/\+0000$/, 'Z')) : Number.NaN;
  return Number.isNaN(time) ? '' : `&startedAfter=${time - AROUND}&startedBefore=${time + AROUND}`;
}

function search(
  operation: Operation,
  address: string,
  headers: NonNullable<HttpQuery['request']['headers']>,
): HttpQuery {
  const { fields } = bodyIn(operation);
  const project = (fields as { project?: { key?: unknown } } | undefined)?.project?.key;
  const end = /\/rest\/api\/3\//.test(address) ? '/search/jql' : '/search';
  return {
    language: 'http',
    request: {
      ...{ method: 'POST', url: address.replace(/\/issue$/, end), headers },
      body: { jql: madeIn(String(project)), maxResults: LOOK, fields: ['summary', 'description'] },
    },
  };
}

function comment(reply: Reply, operation: Operation): Verdict | null {
  const page = commentsIn(reply);
  if (page === null) return SILENT;
  const text = plainText(bodyIn(operation).body);
  const isOurs = ({ properties, body }: Comment) =>
    keysIn(properties ?? [], PROPERTY).includes(operation.key) ||
    (typeof body === 'string'
      ? isSigned(body, operation.key)
      : // Where Jira does not tell properties, what it says has to do.
        properties === undefined && text !== '' && plainText(body).includes(text));
  const found = page.comments.find(isOurs);
  return found ? { outcome: 'done', links: [linkTo(operation, operation.key, { id: found.id })] } : null;
}

function worklog(reply: Reply, operation: Operation): Verdict | null {
  const page = worklogsIn(reply);
  if (page === null) return SILENT;
  const found = page.worklogs.find(({ properties }) => keysIn(properties, PROPERTY).includes(operation.key));
  return found ? { outcome: 'done', links: [linkTo(operation, operation.key, { id: found.id })] } : null;
}

/**
 * It is where it was to go; or the way that was open before is not any more, so it was taken: by us, or by somebody after whom nothing
 * is left to do.
 */
function moved(reply: Reply, operation: Operation): Verdict | null {
  const issue = issueIn(reply);
  const wanted = wantedOf(operation);
  if (issue?.transitions === undefined || wanted === null) return SILENT;
  if (sameName(issue.fields.status?.name, wanted.name)) return { outcome: 'done' };
  return wayTo(issue.transitions, wanted.name) ? null : { outcome: 'done' };
}

function created(reply: Reply, operation: Operation): Verdict | null {
  const page = issuesIn(reply);
  if (page === null) return SILENT;
  const found = page.issues.find(({ fields }) =>
    plainText(fields.description)
      .split('\n')
      .some((line) => line.trim() === mark(operation.key)),
  );
  return found ? { outcome: 'done', links: [linkTo(operation, operation.key, found)] } : null;
}
