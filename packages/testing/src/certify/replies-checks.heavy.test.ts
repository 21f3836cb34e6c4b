/** For each check of what is made of replies and requests there is a plugin that fails this one and no other. */
import type { Operation, Plugin, Reply } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { failuresOf } from './samples/failures.js';
import { tracker } from './samples/tracker.js';
import { trackerOptions } from './samples/tracker-options.js';

const good = tracker(z.strictObject({ team: z.string() }));
const probe = good.probe as NonNullable<Plugin['probe']>;
const check = good.check as NonNullable<Plugin['check']>;
const combine = good.combine as NonNullable<Plugin['combine']>;
const { actions, recall } = good as Required<Plugin>;

const bad: readonly [check: string, what: string, plugin: unknown, options?: object][] = [
  [
    'judge',
    'no reason',
    {
      ...good,
      judge: (...given: Parameters<NonNullable<Plugin['judge']>>) =>
        given[0].status === 409 ? { outcome: 'failed', reason: '' } : good.judge?.(...given),
    },
  ],
  [
    'judge',
    'takes every value for an object',
    {
      ...good,
      judge: (...given: Parameters<NonNullable<Plugin['judge']>>) => {
        const [reply] = given;
        if (reply.kind === 'answer' && reply.status === 422)
          return (reply.value as { verdict: never }).verdict;
        return good.judge?.(...given);
      },
    },
  ],
  [
    'combine',
    'forgets the last',
    {
      ...good,
      combine: {
        ...combine,
        merge: (all: Operation[]) => combine.merge([...all.slice(0, -1), all[0] as Operation]),
      },
    },
  ],
  [
    'combine',
    'turns them round',
    { ...good, combine: { ...combine, merge: (all: Operation[]) => combine.merge([...all].reverse()) } },
  ],
  [
    'probe',
    'silence is "not there"',
    {
      ...good,
      probe: {
        ...probe,
        found: (...given: Parameters<typeof probe.found>) =>
          given[0].status === 500 ? null : probe.found(...given),
      },
    },
  ],
  ['connection-check', 'always well', { ...good, check: { ...check, read: () => ({ account: 'ada' }) } }],
  [
    'connection-check',
    'a number as account',
    { ...good, check: { ...check, read: (reply: Reply) => ({ ...check.read(reply), account: 7 }) } },
  ],
  [
    'requests',
    'the same key at each request',
    {
      ...good,
      actions: {
        remark: {
          ...actions.remark,
          run: (...[input, context]: Parameters<NonNullable<typeof actions.remark>['run']>) =>
            actions.remark?.run(input, { ...context, request: 'once' }),
        },
      },
    },
  ],
  ['requests', 'reads no list', { ...good, recall: { search: { ...recall.search, read: () => ({}) } } }],
  ['requests', 'an input that is refused', good, { requests: { remark: [{ text: 7 }] } }],
];

describe('a plugin that is at fault in one thing fails the check for it and no other', () => {
  it.each(bad)('%s: %s', async (name, _, plugin, more) => {
    expect(
      Object.keys(
        await failuresOf(plugin, { ...trackerOptions, ...more }, (check) => !check.startsWith('fault-')),
      ),
    ).toEqual([name]);
  });
});
