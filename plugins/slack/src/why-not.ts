/** Why Slack did not answer, for people. Pure. */
import { authenticationFailed, type Reply } from '@msp/protocol';
import { MISSING_SECRET, refusalIn } from './answers.js';
import { meaningOf } from './refusals.js';

/** What is wrong, and what a person can do about it. */
export interface Why {
  readonly reason: string;
  readonly hint?: string;
}

/** What to do where a secret is not there: right while it is added, and at any other time. */
export const MISSING_HINT = '`msp add slack` asks for it.';

/** Null where the reply does not say. */
export function whyNot(reply: Reply): Why | null {
  const refusal = refusalIn(reply);
  if (refusal) {
    const { verdict } = meaningOf(refusal, undefined);
    return 'reason' in verdict ? verdict : null;
  }
  if (reply.kind === 'failure')
    return { reason: reply.message, ...(reply.code === MISSING_SECRET && { hint: MISSING_HINT }) };
  return reply.status === 401 ? authenticationFailed('Slack', 'slack') : null;
}

/** The same in one text. @param otherwise where the reply does not say */
export function whyText(reply: Reply, otherwise: string): string {
  const why = whyNot(reply);
  return why ? [why.reason, why.hint].filter(Boolean).join(' ') : otherwise;
}
