import type { Feed, Json, Reply } from '@msp/protocol';
import { messageOf } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import type { FeedSample } from '../plan/feed-reading.js';
import { askFeed, readFeed, USUAL } from '../plan/feeds.js';
import type { Bench } from './bench.js';
import { withStory } from './served.js';

/** More pages than that are no end. */
const PAGES = 50;

/** What a stand-in for the tool answered to feeds. */
export interface ServedFeeds {
  readonly problems: readonly string[];
  /** By the name of the feed: the first reply with something in it. */
  readonly samples: Readonly<Record<string, FeedSample>>;
}

/** Synchronizes every feed twice with the option `service`, after a session was sent to it. */
export async function servedFeeds(laboratory: Laboratory): Promise<ServedFeeds> {
  const samples: Record<string, FeedSample> = {};
  const problems: string[] = [];
  await withStory(laboratory, async (bench) => {
    for (const [name, feed] of Object.entries(laboratory.plugin.feeds ?? {}))
      try {
        const state = await synchronized(laboratory, bench, feed, null, (sample) => {
          samples[name] ??= sample;
        });
        await synchronized(laboratory, bench, feed, state);
      } catch (error) {
        problems.push(`the feed ${name}, asked of the service: ${messageOf(error)}`);
      }
  });
  return { problems, samples };
}

async function synchronized(
  laboratory: Laboratory,
  bench: Bench,
  feed: Feed,
  from: Json,
  keep?: (sample: FeedSample) => void,
): Promise<Json> {
  let state = from;
  for (let page = 0; page < PAGES; page += 1) {
    const query = askFeed(laboratory, feed, USUAL, state);
    if (query === null) return state;
    const reply: Reply = await bench.ask(query);
    const read = readFeed(laboratory, feed, reply, state);
    if (read.items.length > 0) keep?.({ reply, state });
    state = read.state;
    if (!read.more) return state;
  }
  throw new Error(`it did not end within ${PAGES} pages`);
}
