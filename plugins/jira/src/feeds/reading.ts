/** What every feed does with a reply. Pure. */
import type { Feed, Reply } from '@msp/protocol';
import type { Secret } from '../contract.js';
import { refusal } from '../judging/refusal.js';
import type { Settings } from '../settings.js';

export type JiraFeed = Feed<Settings, Secret>;

/** No longer than the id of an item may be. */
export const LONGEST_ID = 300;

/** @throws where there is no answer; the message is shown */
export function told<Value>(reply: Reply, value: Value | null): Value {
  if (value !== null) return value;
  const verdict = refusal(reply, null, 0);
  throw new Error(verdict.outcome === 'done' ? 'Jira did not say what there is.' : verdict.reason);
}
