/** What became of one tool, in a sentence. Pure. */
import type { DisabledPlugin, LoadedPlugin } from '@msp/core';
import type { FeedOutcome, FeedStatus } from '@msp/delivery';
import type { PluginState, SyncedPlugin } from '@msp/protocol';
import { counted } from '../output/layout.js';

/** The worst first: one sentence tells it for all feeds of a tool. */
const WORST: readonly FeedStatus[] = ['refused', 'missing', 'limited', 'unavailable', 'failed', 'stopped'];

/** @param state how it stands with its deliveries */
export function syncedPlugin(
  plugin: LoadedPlugin | DisabledPlugin,
  feeds: readonly FeedOutcome[],
  state: PluginState | undefined,
  milliseconds: number,
): SyncedPlugin {
  const { name } = plugin;
  const title = plugin.plugin?.manifest.name ?? name;
  const documents = feeds.map(({ plugin: _, ...feed }) => ({
    ...feed,
    kinds: { ...feed.kinds },
    reasons: [...feed.reasons],
  }));
  const told = (ok: boolean, message: string, hint: string | null = null): SyncedPlugin => ({
    ...{ name, title, ok, message, hint, milliseconds, feeds: documents },
  });
  if (plugin.state === 'disabled')
    return told(false, `${title} is not connected: ${plugin.reason}.`, plugin.hint);
  const status = WORST.find((each) => feeds.some((feed) => feed.status === each));
  const worst = feeds.find((feed) => feed.status === status);
  if (status !== undefined && worst) return told(false, ...sentenceOf(status, worst, title));
  if (state?.state === 'waiting' && state.problem !== null)
    return told(false, `${title}: ${state.problem}`, state.hint);
  return told(true, summaryOf(feeds, title));
}

function sentenceOf(
  status: FeedStatus,
  { plugin, problem, hint, processed }: FeedOutcome,
  title: string,
): [message: string, hint: string | null] {
  switch (status) {
    case 'refused':
      return [`${title} authentication failed. Run \`msp add ${plugin}\` to reconnect.`, null];
    case 'limited':
      return ['Rate limited. Try again in a few minutes.', null];
    case 'unavailable':
      return [`${title} unavailable - working with local data`, null];
    case 'missing':
      return [`${title} is not connected: ${problem}.`, hint];
    case 'stopped':
      if (processed === 0) return [`${title} did not answer in time - working with local data`, null];
      return [`${title} has more to tell: the next synchronization goes on.`, null];
    default:
      return [`${title}: ${problem}`, hint];
  }
}

/** @example '12 commits, 3 runs   15 new, 2 changed' */
function summaryOf(feeds: readonly FeedOutcome[], title: string): string {
  const sum = (part: 'added' | 'updated' | 'deleted' | 'failed') =>
    feeds.reduce((total, feed) => total + feed[part], 0);
  const changes = [
    [sum('added'), 'new'],
    [sum('updated'), 'changed'],
    [sum('deleted'), 'gone'],
    [sum('failed'), 'could not be read'],
  ] as const;
  const said = changes.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  if (said.length === 0) return `${title} is up to date.`;
  return [kindsOf(feeds), said.join(', ')].filter(Boolean).join('   ');
}

function kindsOf(feeds: readonly FeedOutcome[]): string {
  const kinds = new Map<string, number>();
  for (const feed of feeds)
    for (const [kind, count] of Object.entries(feed.kinds)) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  return [...kinds]
    .map(([kind, count]) => counted(count, kind === 'other' ? 'other thing' : kind))
    .join(', ');
}
