/** Verdicts as plugins give them, looked at closely: the host would mend what is wrong with them. */
import { judgeReply, type Operation, type Plugin, type Reply, type Verdict } from '@msp/protocol';
import { brief } from '../finding.js';
import { JUDGED_AT } from './replies.js';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const oneOf =
  (...values: unknown[]) =>
  (value: unknown) =>
    values.includes(value);
const optional = (test: (value: unknown) => boolean) => (value: unknown) =>
  value === undefined || test(value);

const isLink = (link: unknown) =>
  isObject(link) && isText(link.local) && isText(link.remote) && optional(isText)(link.url);

const SCOPE = optional(oneOf('operation', 'plugin'));
const FIELDS: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  done: { links: optional((links) => Array.isArray(links) && links.every(isLink)) },
  retry: {
    reason: isText,
    after: optional((after) => typeof after === 'number' && Number.isFinite(after) && after >= 0),
    scope: SCOPE,
    landed: optional(oneOf('no', 'unknown')),
  },
  failed: { reason: isText, hint: optional(isText), scope: SCOPE },
};

/** What is wrong with the shape of a verdict; null where nothing is. */
export function verdictProblem(verdict: unknown): string | null {
  if (!isObject(verdict)) return `it gave ${brief(verdict)}, which is no verdict`;
  const fields = Object.hasOwn(FIELDS, String(verdict.outcome)) && FIELDS[String(verdict.outcome)];
  if (!fields) return `it gave a verdict with the outcome ${brief(verdict.outcome)}`;
  const unknown = Object.keys(verdict).find((name) => name !== 'outcome' && !Object.hasOwn(fields, name));
  if (unknown) return `its verdict "${verdict.outcome}" has an unknown field "${unknown}"`;
  const wrong = Object.keys(fields).find((name) => !fields[name]?.(verdict[name]));
  return wrong ? `its verdict "${verdict.outcome}" has the ${wrong} ${brief(verdict[wrong])}` : null;
}

/**
 * The verdicts on a reply, one for each operation.
 *
 * @throws an `Error` where the judge throws, or what it gives are no verdicts
 */
export function judged(
  plugin: Plugin,
  reply: Reply,
  operations: readonly Operation[],
  now = JUDGED_AT,
): Verdict[] {
  const given: unknown = plugin.judge ? plugin.judge(reply, operations, now) : judgeReply(reply, now);
  const all: unknown[] = Array.isArray(given) ? given : operations.map(() => given);
  if (all.length !== operations.length)
    throw new Error(`it gave ${all.length} verdicts for ${operations.length} operations`);
  const problem = all.map(verdictProblem).find((each) => each !== null);
  if (problem) throw new Error(problem);
  return all as Verdict[];
}
