import type { OutboxEntry, OutboxItem } from '@msp/protocol';

/** An entry of the outbox as `--json` prints it. */
export function itemOf(entry: OutboxEntry): OutboxItem {
  const { id, plugin, version, status, operation, sessionId, sequence } = entry;
  const { plannedAt, attempts, unsettledSince, problem, settledAt } = entry;
  const { key, lane, summary, delivery, query } = operation;
  return {
    ...{ id, plugin, version, status, key, lane, summary, delivery, sessionId, sequence },
    ...{ plannedAt, attempts, unsettledSince, problem, settledAt },
    query: query as OutboxItem['query'],
  };
}
