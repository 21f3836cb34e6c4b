import { findSession, recall } from '@msp/core';
import type { EventType } from '@msp/protocol';
import { given } from '../arguments/given.js';
import { instantOf } from '../arguments/instant.js';
import { countOf } from '../arguments/number.js';
import { command } from '../command.js';
import { openHost } from '../host.js';
import { recallView } from '../views/recall.js';

/** The words by which people name what they look for. */
const KINDS = {
  update: 'update-recorded',
  decision: 'decision-made',
  entity: 'entity-created',
  blocker: 'blocker-raised',
  resolved: 'blocker-resolved',
  note: 'note-taken',
  goal: 'goal-changed',
  session: 'session-started',
} as const satisfies Record<string, EventType>;

export default command({
  arguments: [
    { name: 'query', description: 'Words to look for. Without any: what happened last', rest: true },
  ],
  options: {
    depth: { value: 'sessions', description: 'Look only at the last so many sessions. Without words: 3' },
    type: {
      value: 'kind',
      multiple: true,
      choices: ['update', 'decision', 'entity', 'blocker', 'resolved', 'note', 'goal', 'session'],
      description: 'Only this kind of record; may be given several times',
    },
    since: { value: 'when', description: 'Only from then on: 2026-11-01, yesterday, 7d' },
    until: { value: 'when', description: 'Only until then' },
    limit: { value: 'count', short: 'n', description: 'At most so many. Default: 10' },
  },
  examples: [
    { line: 'msp recall token rotation', does: 'Everything that fits, the best first' },
    { line: 'msp recall', does: 'What happened in the last three sessions' },
    { line: 'msp recall postgres --type decision --since 30d', does: 'Only decisions of the last month' },
  ],
  details: ['With --session only that session is searched, with --project only that project.'],
  run: async ({ query }, options, shell) => {
    const depth = countOf('--depth', options.depth);
    const limit = countOf('--limit', options.limit);
    const since =
      options.since === undefined ? undefined : instantOf('--since', options.since, shell.now, 'start');
    const until =
      options.until === undefined ? undefined : instantOf('--until', options.until, shell.now, 'end');
    const types =
      options.type.length === 0 ? undefined : options.type.map((kind) => KINDS[kind as keyof typeof KINDS]);
    const host = await openHost(shell, 'any');
    const { project, session } = shell.globals;
    const sessionId = session === undefined ? undefined : (await findSession(host.store, session)).id;
    const answer = await recall(
      host,
      given({ query, depth, limit, since, until, types, project, sessionId }),
    );
    return {
      json: () => ({ results: answer.results }),
      text: (paper) => recallView({ ...answer, query }, paper),
      essential: answer.results.map(({ id }) => id).join('\n') || undefined,
    };
  },
});
