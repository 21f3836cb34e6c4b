import { findSession, type Host, type RecallInput, recall, recallItems } from '@msp/core';
import type { EventType, FeedItemKind } from '@msp/protocol';
import { given } from '../arguments/given.js';
import { instantOf } from '../arguments/instant.js';
import { countOf } from '../arguments/number.js';
import { command } from '../command.js';
import { openHost } from '../host.js';
import { toolItemOf } from '../plugins/tool-item.js';
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

/** The same for what connected tools know. */
const ITEM_KINDS = ['issue', 'comment', 'commit', 'run', 'message', 'page'] as const satisfies FeedItemKind[];

export default command({
  arguments: [
    { name: 'query', description: 'Words to look for. Without any: what happened last', rest: true },
  ],
  options: {
    depth: { value: 'sessions', description: 'Look only at the last so many sessions. Without words: 3' },
    type: {
      value: 'kind',
      multiple: true,
      choices: [
        'update',
        'decision',
        'entity',
        'blocker',
        'resolved',
        'note',
        'goal',
        'session',
        'issue',
        'comment',
        'commit',
        'run',
        'message',
        'page',
      ],
      description: 'Only this kind; may be given several times. Those from issue on are what tools know',
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
  details: [
    'With --session only that session is searched, with --project only that project.',
    'What connected tools know comes below what was recorded. See how fresh it is: msp status',
  ],
  run: async ({ query }, options, shell) => {
    const depth = countOf('--depth', options.depth);
    const limit = countOf('--limit', options.limit);
    const since =
      options.since === undefined ? undefined : instantOf('--since', options.since, shell.now, 'start');
    const until =
      options.until === undefined ? undefined : instantOf('--until', options.until, shell.now, 'end');
    const { types, kinds } = chosen(options.type);
    const host = await openHost(shell, 'any');
    const { project, session } = shell.globals;
    const sessionId = session === undefined ? undefined : (await findSession(host.store, session)).id;
    const input = given({ query, depth, limit, since, until, types, project, sessionId });
    const answer = types?.length === 0 ? { results: [], sessions: [] } : await recall(host, input);
    const items = await ofTools(host, input, kinds);
    return {
      json: () => ({
        results: answer.results,
        ...(items && {
          items: items.map(({ item, score }) => ({
            ...toolItemOf(item),
            detail: item.detail ?? null,
            score,
          })),
        }),
      }),
      text: (paper) => recallView({ ...answer, query, items: items ?? [] }, paper),
      essential:
        [...answer.results.map(({ id }) => id), ...(items ?? []).map(({ item }) => item.id)].join('\n') ||
        undefined,
    };
  },
});

/** Which records and which items; undefined: all. */
function chosen(words: readonly string[]): { types?: readonly EventType[]; kinds?: readonly FeedItemKind[] } {
  if (words.length === 0) return {};
  return {
    types: Object.entries(KINDS).flatMap(([word, type]) => (words.includes(word) ? [type] : [])),
    kinds: ITEM_KINDS.filter((kind) => words.includes(kind)),
  };
}

/** What connected tools know; null where none is connected. Without words only where it was asked for by its kind. */
async function ofTools(host: Host, input: RecallInput, kinds: readonly FeedItemKind[] | undefined) {
  if (host.config.plugins.length === 0) return null;
  const { query = '', depth, limit = 10, project, sessionId, since, until } = input;
  if (kinds?.length === 0 || (query.trim() === '' && !kinds)) return [];
  const places =
    depth === undefined ? null : await host.store.sessions({ limit: depth, ...given({ project }) });
  const plugins = host.config.plugins.map(({ name }) => name);
  const narrow = { plugins, ...given({ project, sessionId, since, until, kinds }) };
  const found = await recallItems(host.store, { query, limit: places ? MOST : limit, ...narrow }, host.now());
  return found
    .filter(({ item }) => !places || places.some(({ id }) => id === item.sessionId))
    .slice(0, limit);
}

/** So many are looked through where only some sessions count. */
const MOST = 2000;
