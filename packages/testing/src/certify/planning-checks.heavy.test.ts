/** For each check of what is planned there is a plugin that fails this one and no other. */
import { readFileSync } from 'node:fs';
import type { Feed, Operation, PickStep, Plugin, SecretStep } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { failuresOf, withNoteHook } from './samples/failures.js';
import { tracker } from './samples/tracker.js';
import { trackerOptions } from './samples/tracker-options.js';

const good = tracker(z.strictObject({ team: z.string() }));
const { issues } = good.feeds as { readonly issues: Feed };
const [key, team] = (good as Required<Plugin>).guide.steps as [SecretStep, PickStep];

/** What a hook of notes gave, changed. */
const changed = (operations: readonly Operation[], change: (operation: Operation) => object) =>
  operations.map((operation) => ({ ...operation, ...change(operation) }));
const asked = (operation: Operation, request: object) => ({
  query: {
    language: 'http',
    request: { ...('request' in operation.query && operation.query.request), ...request },
  },
});
const doing = (deed: () => unknown): Plugin =>
  withNoteHook(good, (operations) => {
    deed();
    return operations;
  });

/** The same query, with a key written down. */
const keyed = (query: unknown) => {
  const { request } = query as { request: { headers: object } };
  return {
    language: 'http',
    request: { ...request, headers: { ...request.headers, 'x-key': '7f3a9c1e5b' } },
  };
};

let count = 0;

const bad: readonly [check: string, what: string, plugin: unknown, options?: object][] = [
  ['manifest', 'an id in capitals', { ...good, manifest: { ...good.manifest, id: 'Tracker' } }],
  ['manifest', 'nothing to reach', { ...good, manifest: { ...good.manifest, hosts: [] } }],
  ['settings', 'takes any setting', { ...good, settings: z.object({ team: z.string() }) }],
  ['settings', 'settings that are refused', good, { settings: {} }],
  [
    'settings',
    'a secret among the settings',
    { ...good, settings: z.strictObject({ team: z.string(), accessToken: z.string().optional() }) },
    { readme: '# T\n\nAPI key, Signing key, team, accessToken' },
  ],
  ['readme', 'says nothing of a setting', good, { readme: '# Tracker\n\nAPI key, Signing key' }],
  ['readme', 'says nothing of a secret', good, { readme: '# Tracker\n\nteam' }],
  [
    'operations',
    'throws on some texts',
    withNoteHook(good, (operations, { data }) => {
      if (data.text.includes('\n')) throw new Error('one line only');
      return operations;
    }),
  ],
  ['operations', 'is asynchronous', withNoteHook(good, async (operations) => operations)],
  ['operations', 'no list', withNoteHook(good, ([first]) => first)],
  ['operations', 'one key twice', withNoteHook(good, ([first]) => [first, first])],
  [
    'operations',
    'keys that grow too long',
    withNoteHook(good, (given, { id, project }) =>
      changed(given, () => ({ key: `${id}${project.repeat(2)}` })),
    ),
  ],
  [
    'operations',
    'changes the event',
    withNoteHook(good, (operations, event) => {
      Object.assign(event.data, { seen: true });
      return operations;
    }),
  ],
  [
    'json-safe',
    'a date',
    withNoteHook(good, (given, { time }) => changed(given, (each) => asked(each, { body: new Date(time) }))),
  ],
  [
    'json-safe',
    'an absent parameter',
    withNoteHook(good, (given) =>
      changed(given, (each) => asked(each, { body: { query: '{ a }', parameters: { a: undefined } } })),
    ),
  ],
  [
    'long-texts',
    'a limit of its own',
    withNoteHook(good, (operations, { data }) => {
      if (data.text.length > 100_000) throw new Error('too long');
      return operations;
    }),
  ],
  [
    'distinct-keys',
    'keys of words',
    withNoteHook(good, (given, { data }) => changed(given, () => ({ key: data.text.slice(0, 99) }))),
  ],
  [
    'distinct-keys',
    'keys of times',
    withNoteHook(good, (given, { time }) => changed(given, () => ({ key: time }))),
  ],
  ['purity', 'looks at the clock', doing(() => Date.now())],
  ['purity', 'makes a date', doing(() => new Date())],
  ['purity', 'asks chance', doing(() => crypto.randomUUID())],
  ['purity', 'reads the environment', doing(() => process.env.HOME)],
  ['purity', 'reads a file', doing(() => readFileSync(new URL(import.meta.url), 'utf8'))],
  ['purity', 'starts a timer', doing(() => clearTimeout(setTimeout(() => {}, 0)))],
  [
    'determinism',
    'counts',
    withNoteHook(good, (given) => changed(given, () => ({ summary: `Number ${count++}` }))),
  ],
  [
    'determinism',
    'tells local time',
    withNoteHook(good, (given, { time }) =>
      changed(given, () => ({ summary: `At ${new Date(time).getHours()}` })),
    ),
  ],
  [
    'no-secret',
    'a password in the settings',
    good,
    { settings: { team: 'https://ada:c0rrect-h0rse@x.example' } },
  ],
  [
    'no-secret',
    'a secret written down',
    withNoteHook(good, (given) => changed(given, () => ({ summary: 'with the key 7f3a9c1e5b' }))),
    { secrets: { apiKey: '7f3a9c1e5b' } },
  ],
  [
    'no-secret',
    'a secret written down in what a feed asks',
    {
      ...good,
      feeds: { issues: { ...issues, ask: (...given) => keyed(issues.ask(...given)) as never } },
    } satisfies Plugin,
    { secrets: { apiKey: '7f3a9c1e5b' } },
  ],
  [
    'no-secret',
    'a secret written down in what the guide asks',
    {
      ...good,
      guide: { steps: [key, { ...team, ask: (...given) => keyed(team.ask(...given)) as never }] },
    } satisfies Plugin,
    { secrets: { apiKey: '7f3a9c1e5b' } },
  ],
  [
    'splicing',
    'an address with words',
    withNoteHook(good, (given, { data }) =>
      changed(given, (each) => asked(each, { url: `https://api.tracker.example/comments/${data.text}` })),
    ),
  ],
  [
    'splicing',
    'a GraphQL text with words',
    withNoteHook(good, (given, { data }) =>
      changed(given, (each) =>
        asked(each, { body: { query: `mutation { note(text: ${JSON.stringify(data.text)}) }` } }),
      ),
    ),
  ],
  [
    'splicing',
    'a query text with figures',
    withNoteHook(good, (given, { time }) =>
      changed(given, (each) => asked(each, { body: { query: `mutation { note(at: "${time}") }` } })),
    ),
  ],
  [
    'splicing',
    'a header with words',
    withNoteHook(good, (given, { data }) =>
      changed(given, (each) => asked(each, { headers: { authorization: 'Bearer x', title: data.text } })),
    ),
  ],
  ['delivery', 'a probe that is not there', { ...good, probe: undefined }],
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
