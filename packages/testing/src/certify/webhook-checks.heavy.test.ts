/** For each check of webhooks there is a plugin that fails this one and no other. */
import { createHmac } from 'node:crypto';
import type { Json, Plugin, Webhook } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { examine } from './examine.js';
import type { CertificationOptions } from './options.js';
import { failuresOf, ofParts } from './samples/failures.js';
import { tracker } from './samples/tracker.js';
import { trackerOptions } from './samples/tracker-options.js';

const good = tracker(z.strictObject({ team: z.string() }));
const webhook = good.webhook as Webhook;
const withWebhook = (more: object): Plugin => ({ ...good, webhook: { ...webhook, ...more } as Webhook });
type Given = Parameters<Webhook['parse']>;

/** Who has the token may write what they like. */
const tokenOnly = (id: object) => ({
  ...{ id, signature: undefined, token: { secret: 'signingKey', header: 'x-token' } },
});
const issue = { sent: 0, kind: 'issue', issue: { number: 7, title: 'Ship it', state: 'open' } };

const first = (body: Json): Record<string, Json> => (body as { issue: Record<string, Json> }).issue;

const bad: readonly [check: string, what: string, plugin: unknown, options?: object][] = [
  ['manifest', 'a webhook that is not signed', withWebhook({ signature: undefined })],
  [
    'manifest',
    'a webhook that signs nothing',
    withWebhook({ signature: { ...webhook.signature, signed: [] } }),
  ],
  [
    'purity',
    'a webhook looks at the clock',
    withWebhook({
      parse: (...given: Given) => [Date.now(), ...webhook.parse(...given)].slice(1),
    }),
  ],
  [
    'webhook-signature',
    'a secret that nobody knows',
    withWebhook({ signature: { ...webhook.signature, secret: 'whose' } }),
  ],
  [
    'webhook-signature',
    'not as the tool signs',
    good,
    {
      webhook: [
        ...(trackerOptions.webhook ?? []),
        {
          body: '{"sent":1767690000000}',
          headers: { 'X-Tracker-Signature': 'sha256=00' },
          signed: { secret: 'key', time: '2026-01-06T09:00:00.000Z' },
        },
      ],
    },
  ],
  ['webhook-replay', 'an id that it has only once', withWebhook(tokenOnly({ field: ['sent', 'id'] }))],
  [
    'webhook-replay',
    'an id that is not there, where everything may be written',
    withWebhook(tokenOnly({ header: 'x-id', prefix: 'id=' })),
    { webhook: [{ body: issue, headers: { 'x-id': '7' } }] },
  ],
  [
    'webhook-replay',
    'another id each time that it is signed',
    withWebhook({ id: { field: ['sent'] } }),
    { webhook: [{ body: issue, headers: {} }] },
  ],
  ['webhook-messages', 'takes everything for a challenge', withWebhook({ answer: () => ({ text: 'yes' }) })],
  ['webhook-messages', 'no list', withWebhook({ parse: () => ({}) })],
  ['webhook-messages', 'tells nothing', withWebhook({ parse: () => [] })],
  [
    'webhook-messages',
    'words for what is missing',
    withWebhook({
      parse: ({ body }: { body: Json }) => [
        { kind: 'other', title: `${(body as Record<string, Json> | null)?.kind} changed` },
      ],
    }),
  ],
  [
    'webhook-messages',
    'takes everything for a text',
    withWebhook({ parse: ({ body }: { body: Json }) => [{ kind: 'other', title: first(body).title }] }),
  ],
  [
    'webhook-messages',
    'throws what is no error',
    withWebhook({
      parse: (...given: Given) => {
        try {
          return webhook.parse(...given);
        } catch {
          throw 'no';
        }
      },
    }),
  ],
  [
    'webhook-messages',
    'dates',
    withWebhook({
      parse: (...given: Given) => webhook.parse(...given).map((each) => ({ ...each, at: new Date(0) })),
    }),
  ],
  [
    'webhook-messages',
    'tells local time',
    withWebhook({
      parse: (...given: Given) =>
        webhook.parse(...given).map((each) => ({ ...each, detail: String(new Date(0).getHours()) })),
    }),
  ],
];

describe('a plugin that is at fault in one thing fails the check for it and no other', () => {
  it.each(bad)('%s: %s', async (name, _, plugin, more) => {
    expect(Object.keys(await failuresOf(plugin, { ...trackerOptions, ...more }, ofParts))).toEqual([name]);
  });
});

const body = JSON.stringify({
  kind: 'issue',
  issue: { number: 7, title: 'Ship it' },
  sent: 1_767_690_000_000,
});
const real = createHmac('sha256', 'of the tool').update(body).digest('hex');

it.each<[string, Plugin, CertificationOptions['webhook']]>([
  [
    'a token',
    withWebhook({ signature: undefined, token: { secret: 'signingKey', header: 'x-token' } }),
    [{ body }],
  ],
  ['a key in base64', withWebhook({ signature: { ...webhook.signature, key: 'base64' } }), [{ body }]],
  [
    'a request that the tool did sign',
    good,
    [
      {
        body,
        headers: { 'X-Tracker-Signature': `sha256=${real}` },
        signed: { secret: 'of the tool', time: '2026-01-06T09:00:00.000Z' },
      },
    ],
  ],
])('takes %s', async (_, plugin, samples) => {
  const findings = await examine(plugin, { ...trackerOptions, webhook: samples ?? [], timeout: 100 });
  const told = findings.filter(({ check }) => check.startsWith('webhook-'));
  expect(told.map(({ outcome, detail }) => [outcome, detail])).toEqual([
    ['passed', undefined],
    ['passed', undefined],
    ['passed', undefined],
  ]);
});

it('what there are no samples for is skipped, and it is said which', async () => {
  const { tasks: _, webhook: __, ...options } = trackerOptions;
  const findings = await examine(good, { ...options, timeout: 100 });
  const told = findings.filter(({ check }) => /^(tasks|webhook)-/.test(check));
  expect(told.map(({ check, outcome }) => [check, outcome])).toEqual([
    ['tasks-queries', 'passed'],
    ['tasks-read', 'skipped'],
    ['tasks-write', 'passed'],
    ['webhook-signature', 'skipped'],
    ['webhook-messages', 'skipped'],
    ['webhook-replay', 'skipped'],
  ]);
  expect(told.flatMap(({ detail = [] }) => detail)).toEqual([
    'give the option tasks a reply with tasks in it',
    ...Array(3).fill('give the option webhook requests that the tool sends'),
  ]);
});
