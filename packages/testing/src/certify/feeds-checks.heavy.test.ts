/** For the check of feeds there are plugins that fail it and no other. */
import type { Feed, FeedPage, Plugin } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { prepare } from './examine.js';
import { failuresOf, ofParts } from './samples/failures.js';
import { tracker } from './samples/tracker.js';
import { feedReply, feeds } from './samples/tracker-feeds.js';
import { trackerOptions as usual } from './samples/tracker-options.js';

const good = tracker(z.strictObject({ team: z.string().min(1), days: z.optional(z.int()) }));
const trackerOptions = { ...usual, readme: `${usual.readme} Setting: days.` };
const { issues } = feeds as unknown as Record<'issues', Feed>;
const withFeed = (more: Partial<Feed>): Plugin => ({ ...good, feeds: { issues: { ...issues, ...more } } });

/** The query of the feed, changed. */
const asking = (change: (...given: Parameters<Feed['ask']>) => object): Plugin =>
  withFeed({
    ask: (context, state) => {
      const { request } = issues.ask(context, state) as { request: object };
      return { language: 'http', request: { ...request, ...change(context, state) } } as never;
    },
  });
/** What the feed read, changed. */
const reading = (change: (page: FeedPage, ...given: Parameters<Feed['read']>) => object): Plugin =>
  withFeed({
    read: (...given) => {
      const page = issues.read(...given);
      return { ...page, ...change(page, ...given) };
    },
  });
const items = (change: object) =>
  reading(({ items: all }) => ({ items: all.map((each) => ({ ...each, ...change })) }));
const quiet = (page: FeedPage = { items: [], state: null, more: false }) => page;
const at = (path: string) => ({ url: `https://api.tracker.example/${path}` });
const graphql = (query: string) => ({ method: 'POST', ...at('graphql'), body: { query } });

const bad: readonly [check: string, what: string, plugin: unknown, options?: object][] = [
  ['manifest', 'a feed that cannot be read', withFeed({ read: undefined as never })],
  ['purity', 'a feed asks by the clock', asking(() => (Date.now() > 0 ? {} : {}))],
  ['purity', 'a feed reads by chance', reading(() => (Math.random() > 2 ? { more: true } : {}))],
  ['feeds', 'no query', withFeed({ ask: () => 'all of them' as never })],
  [
    'feeds',
    'throws when it asks',
    withFeed({
      ask: () => {
        throw new Error('no');
      },
    }),
  ],
  [
    'feeds',
    'throws on a state of an earlier version',
    asking((_, state) => at(`issues/${(state as string | null)?.trim() ?? ''}`)),
  ],
  [
    'feeds',
    'a branch in the text',
    asking(({ branch }) => graphql(`{ issues(branch: "${branch}") { id } }`)),
  ],
  ['feeds', 'a branch in the address', asking(({ branch }) => at(`branches/${branch}`))],
  ['feeds', 'a project in the address', asking(({ project }) => at(`issues?in=${project}`))],
  [
    'feeds',
    'a cursor in the address',
    asking((_, state) =>
      state !== null && typeof state === 'object' && 'etag' in state
        ? at(`issues?tag=${state.etag}&x=1`)
        : at('issues?tag=0&x=1'),
    ),
  ],
  ['feeds', 'tells local time', asking(() => at(`issues?hour=${new Date(0).getHours()}`))],
  [
    'feeds',
    'nobody sends its query',
    withFeed({ ask: () => ({ language: 'sql', text: 'select 1', parameters: {} }) }),
  ],
  [
    'feeds',
    'a failure is nothing',
    withFeed({
      read: (reply, ...rest) => (reply.kind === 'failure' ? quiet() : issues.read(reply, ...rest)),
    }),
  ],
  [
    'feeds',
    'who may not ask is told of nothing',
    withFeed({ read: (reply, ...rest) => (reply.status === 403 ? quiet() : issues.read(reply, ...rest)) }),
  ],
  [
    'feeds',
    'the page to sign in is nothing',
    withFeed({
      read: (reply, ...rest) =>
        reply.kind === 'answer' && reply.status === 200 && typeof reply.value === 'string'
          ? quiet()
          : issues.read(reply, ...rest),
    }),
  ],
  ['feeds', 'no page', reading(() => ({ items: undefined }))],
  ['feeds', 'does not say whether there is more', reading(() => ({ more: undefined }))],
  ['feeds', 'leaves no state', reading(() => ({ state: undefined }))],
  ['feeds', 'leaves a date', reading(() => ({ state: { at: new Date(0) } }))],
  ['feeds', 'leaves too much', reading(() => ({ state: 'x'.repeat(65_536) }))],
  ['feeds', 'what is gone is no list', reading(() => ({ gone: 'all' }))],
  ['feeds', 'unchanged is no yes or no', reading(() => ({ unchanged: 'no' }))],
  ['feeds', 'an id that is a number', items({ id: 7 })],
  ['feeds', 'a kind that nobody knows', items({ kind: 'ticket' })],
  ['feeds', 'a time that is none', items({ time: 'Monday' })],
  ['feeds', 'an address that is a script', items({ url: 'javascript:alert(1)' })],
  ['feeds', 'a title of two lines', items({ title: 'one\ntwo' })],
  ['feeds', 'one id for all', items({ id: 'one' })],
  [
    'feeds',
    'words for what is missing',
    reading(({ items: all }) => ({ items: all.map((each) => ({ ...each, author: `${each.author}` })) })),
  ],
  [
    'feeds',
    'reads local time',
    reading(({ items: all }) => ({
      items: all.map((each) => ({ ...each, detail: String(new Date(0).getHours()) })),
    })),
  ],
  ['feeds', 'reads nothing of the sample', reading(() => ({ items: [] }))],
  ['feeds', 'changes the reply', reading((page, reply) => Object.assign(reply, { seen: true }) && page)],
  [
    'feeds',
    'asks for the same page again and again',
    reading((_, __, ___, state) => ({ more: true, state })),
  ],
  [
    'feeds',
    'says that there is more and does not ask',
    withFeed({
      ask: (context, state) =>
        state !== null && typeof state === 'object' && 'page' in state ? null : issues.ask(context, state),
    }),
  ],
  [
    'feeds',
    'cannot read what the service answers',
    reading((page, reply) => {
      if (reply.headers?.etag === '"1"') throw new Error('one');
      return page;
    }),
  ],
  [
    'feeds',
    'does not end',
    withFeed({
      read: (reply, context, state) => {
        const page = issues.read(reply, context, state);
        const turn = (state as { turn?: number } | null)?.turn ?? 0;
        return { ...page, state: { page: String(turn), turn: turn + 1 }, more: true, unchanged: false };
      },
    }),
    { feeds: {} },
  ],
];

describe('a plugin that is at fault in one thing fails the check for it and no other', () => {
  it.each(bad)('%s: %s', async (name, _, plugin, more) => {
    expect(Object.keys(await failuresOf(plugin, { ...trackerOptions, ...more }, ofParts))).toEqual([name]);
  });
});

describe('what cannot be looked at', () => {
  const outcome = async (plugin: Plugin, options: object = {}) => {
    const { outcome: found, detail } = await prepare(plugin, { ...trackerOptions, ...options }).run('feeds');
    return [found, detail];
  };

  it('is skipped, and says what is needed', async () => {
    expect(await outcome({ ...good, feeds: undefined as never })).toEqual([
      'skipped',
      'the plugin has no feeds',
    ]);
    expect(await outcome(good, { feeds: {}, service: undefined })).toEqual([
      'skipped',
      'give the option feeds a reply with something in it for issues',
    ]);
    expect(await outcome(withFeed({ ask: () => null }))).toEqual([
      'skipped',
      'give the option settings what makes these feeds ask: issues',
    ]);
  });

  it('is told by a service, or by a sample', async () => {
    expect(await outcome(good, { feeds: {} })).toEqual(['passed', undefined]);
    const sample = { service: undefined, feeds: { issues: { reply: feedReply } } };
    expect(await outcome(good, sample)).toEqual(['passed', undefined]);
  });
});
