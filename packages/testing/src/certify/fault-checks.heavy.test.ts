/** For each check that lets something go wrong there is a plugin that fails this one and no other. */
import type { Json, Plugin, Reply, Verdict } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connection, type Manners } from './samples/connections.js';
import { failuresOf, withNoteHook } from './samples/failures.js';
import { tracker } from './samples/tracker.js';
import { trackerOptions } from './samples/tracker-options.js';

const good = tracker(z.strictObject({ team: z.string() }));

/** The plugin with another opinion on some replies. */
const judging = (opinion: (reply: Reply, verdict: Verdict) => Verdict | null): Plugin => ({
  ...good,
  judge(reply, operations, now) {
    const given = good.judge?.(reply, operations, now) as Verdict;
    return Array.isArray(given) ? given : (opinion(reply, given) ?? given);
  },
});
const onStatus = (status: number, verdict: Verdict): Plugin =>
  judging((reply) => (reply.status === status ? verdict : null));
const onReason = (reason: string, verdict: Verdict): Plugin =>
  judging((reply) =>
    reply.kind === 'failure' && reply.reason === reason && reply.status === undefined ? verdict : null,
  );
/** The plugin with a transport of its own, judged by the host. */
const connecting = (manners: Manners): Plugin => ({ ...good, connect: connection(manners) });

const probe = good.probe as NonNullable<Plugin['probe']>;
const failed: Verdict = { outcome: 'failed', reason: 'no' };
const retry: Verdict = { outcome: 'retry', reason: 'later' };
const done: Verdict = { outcome: 'done' };

/** Takes what broke off for nothing. */
async function readLeniently(response: Response): Promise<Json> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

const bad: readonly [check: string, what: string, plugin: Plugin, more?: object][] = [
  [
    'sending',
    'does not understand 201',
    judging((reply) => (reply.kind === 'answer' && reply.status === 201 ? failed : null)),
  ],
  [
    'fault-rate-limit',
    'does not wait as long',
    judging((reply, verdict) => (reply.status === 429 ? ({ ...verdict, after: 1 } as Verdict) : null)),
  ],
  [
    'fault-rate-limit-unknown',
    'lets the others try',
    judging((reply) => (reply.status === 429 && reply.headers?.['retry-after'] === undefined ? retry : null)),
  ],
  ['fault-server-error', 'gives up on 502', onStatus(502, failed)],
  ['fault-unavailable', 'gives up on 503', onStatus(503, failed)],
  [
    'fault-reset',
    'is sure that it did not land',
    onReason('connection', { ...retry, landed: 'no' } as Verdict),
  ],
  ['fault-timeout', 'takes silence for yes', onReason('timeout', done)],
  ['fault-truncated', 'reads leniently', connecting({ read: readLeniently })],
  ['fault-huge', 'reads without end', connecting({ fetch: () => globalThis.fetch })],
  ['fault-unauthorized', 'blames the operation', onStatus(401, failed)],
  ['fault-forbidden', 'tries again and again', onStatus(403, retry)],
  ['fault-not-found', 'takes 404 for done', onStatus(404, done)],
  ['fault-redirect', 'takes 308 for done', onStatus(308, done)],
  ['fault-redirect', 'goes wherever it is sent', connecting({ follows: true })],
  [
    'probe-finds',
    'looks in the wrong place',
    {
      ...good,
      probe: { ...probe, ask: (operation) => probe.ask({ ...operation, key: 'elsewhere' }) },
    },
  ],
  [
    'send-again',
    'promises too much',
    withNoteHook(good, (given) =>
      given.map((operation) => ({
        ...operation,
        query: {
          language: 'http' as const,
          request: {
            ...('request' in operation.query && operation.query.request),
            method: 'POST' as const,
            url: 'https://api.tracker.example/issues',
          },
        },
      })),
    ),
  ],
  [
    'masking',
    'tells a part of the secret',
    connecting({ log: ({ secrets }) => `signing in with ${String(secrets.apiKey).slice(0, 9)}` }),
  ],
];

describe('a plugin that looks something up before it writes', () => {
  const looking = connecting({ looksAt: 'https://api.tracker.example/issues?external=nothing' });

  it('passes: the answer that is lost is the one to what was written', async () => {
    expect(await failuresOf(looking, trackerOptions)).toEqual({});
  });

  it('is found out where its probe looks in the wrong place', async () => {
    const ask: typeof probe.ask = (operation) => probe.ask({ ...operation, key: 'elsewhere' });
    const failures = await failuresOf({ ...looking, probe: { ...probe, ask } }, trackerOptions);
    expect(failures).toEqual({
      'probe-finds': expect.stringContaining('it landed, and the probe says null'),
    });
  });
});

describe('a plugin that is at fault in one thing fails the check for it and no other', () => {
  it.each(bad)('%s: %s', async (name, _, plugin, more) => {
    expect(Object.keys(await failuresOf(plugin, { ...trackerOptions, ...more }))).toEqual([name]);
  });
});
