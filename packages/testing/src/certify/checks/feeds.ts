import type { Feed } from '@msp/protocol';
import type { Check } from '../check.js';
import { servedFeeds } from '../faults/served-feeds.js';
import { skipped, verdictOn } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { askProblems } from '../plan/feed-asking.js';
import { readProblems, sampleProblems } from '../plan/feed-reading.js';
import { askFeed, USUAL } from '../plan/feeds.js';

/** What a tool knows is asked for and read. */
export const feeds: Check = {
  name: 'feeds',
  title:
    'Feeds ask by queries, the same each time; replies are read as items, and a failure is never read as "nothing there"',
  async run(laboratory) {
    const { plugin, options } = laboratory;
    const all = Object.entries(plugin.feeds ?? {});
    if (all.length === 0) return skipped('the plugin has no feeds');
    const found = all.flatMap(([name, feed]) =>
      [...askProblems(laboratory, feed, options.feeds?.[name]?.state), ...readProblems(laboratory, feed)].map(
        (problem) => `the feed ${name}: ${problem}`,
      ),
    );
    if (found.length > 0) return verdictOn(found);
    const served = await servedFeeds(laboratory);
    const samples = { ...served.samples, ...options.feeds };
    const problems = all.flatMap(([name, feed]) => {
      const sample = samples[name];
      const told = sample ? sampleProblems(laboratory, feed, sample) : [];
      return told.map((problem) => `the feed ${name}: ${problem}`);
    });
    if (served.problems.length + problems.length > 0) return verdictOn([...served.problems, ...problems]);
    const untried = all.filter(([name]) => !samples[name]).map(([name]) => name);
    const silent = all.filter(([, feed]) => asksNothing(laboratory, feed)).map(([name]) => name);
    if (silent.length > 0)
      return skipped(`give the option settings what makes these feeds ask: ${silent.join(', ')}`);
    return untried.length === 0
      ? verdictOn([])
      : skipped(`give the option feeds a reply with something in it for ${untried.join(', ')}`);
  },
};

const asksNothing = (laboratory: Laboratory, feed: Feed): boolean =>
  askFeed(laboratory, feed, USUAL, null) === null;
