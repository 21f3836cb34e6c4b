import type { StoredFeedItem } from '@msp/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestRuns } from './know.js';

describe('newestRuns', () => {
  const names = fc.constantFrom('CI', 'Deploy');
  const given = fc.record({
    plugin: fc.constantFrom('github', 'other'),
    repository: fc.option(fc.constantFrom('ada/webshop', 'ada/api')),
    workflow: fc.option(names),
    title: fc.tuple(names, fc.constantFrom('Fix the login', 'a: b')).map((parts) => parts.join(': ')),
    state: fc.constantFrom('success', 'failure'),
  });
  const run = ({ plugin, repository, workflow, title, state }: Picked, index: number): StoredFeedItem => ({
    ...{ id: `${index}`, kind: 'run', plugin, feed: 'runs', project: 'shop', sessionId: null, title, state },
    values: { ...(repository && { repository }), ...(workflow && { workflow }) },
  });
  type Picked = typeof given extends fc.Arbitrary<infer Value> ? Value : never;

  it('tells the newest of each workflow of each repository: one that failed is hidden by no other one', () => {
    fc.assert(
      fc.property(fc.array(given, { maxLength: 12 }), (all) => {
        const runs = all.map(run);
        const of = ({ plugin, values, title }: StoredFeedItem) =>
          [plugin, values?.repository, values?.workflow ?? title.slice(0, title.indexOf(': '))].join();
        const expected = runs.filter(
          (each, at) => !runs.slice(0, at).some((newer) => of(newer) === of(each)),
        );
        const told = newestRuns(runs);
        expect(new Set(told)).toEqual(new Set(expected));
        expect(told).toHaveLength(expected.length);
      }),
    );
  });
});
