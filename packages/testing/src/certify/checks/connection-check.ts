import type { Reply } from '@msp/protocol';
import type { Check } from '../check.js';
import { brief, messageOf, skipped, verdictOn } from '../finding.js';
import { queryOf } from '../plan/queries.js';
import { FAILURES, REPLIES } from '../plan/replies.js';

/** Replies with which no connection works. */
const BROKEN: readonly Reply[] = [
  ...FAILURES,
  ...[401, 500, 503].map((status): Reply => ({ kind: 'answer', status, value: null, headers: {} })),
];

/** The connection check tells the truth. */
export const connectionCheck: Check = {
  name: 'connection-check',
  title: 'The check of the connection asks a query, and either names an account or throws',
  run({ plugin, configured, sessions }) {
    const { check } = plugin;
    if (!check) return skipped('the plugin has no check');
    const problems: string[] = [];
    try {
      queryOf(configured, sessions[0] ?? null, (context) => check.ask(context));
    } catch (error) {
      problems.push(`ask: ${messageOf(error)}`);
    }
    for (const reply of REPLIES) {
      const told = attempt(() => check.read(reply));
      if (told && !isAccount(told.value)) problems.push(`read on ${brief(reply)} gave ${brief(told.value)}`);
    }
    for (const reply of BROKEN)
      if (attempt(() => check.read(reply))) problems.push(`read on ${brief(reply)} did not throw`);
    return verdictOn(problems);
  },
};

function attempt(read: () => unknown): { readonly value: unknown } | null {
  try {
    return { value: read() };
  } catch {
    return null;
  }
}

function isAccount(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { account, detail } = value as Record<string, unknown>;
  return (
    (account === null || typeof account === 'string') && (detail === undefined || typeof detail === 'string')
  );
}
