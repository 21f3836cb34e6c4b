/** For the check of the guide there are plugins that fail it and no other. */
import type { Guide, PickPage, PickStep, Plugin } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { prepare } from './examine.js';
import { failuresOf, ofParts } from './samples/failures.js';
import { tracker } from './samples/tracker.js';
import { guide, teamsReply } from './samples/tracker-guide.js';
import { trackerOptions as usual } from './samples/tracker-options.js';

const good = tracker(z.strictObject({ team: z.string().min(1), days: z.optional(z.int()) }));
const trackerOptions = { ...usual, readme: `${usual.readme} Setting: days.` };
const at = (path: string) => ({ url: `https://api.tracker.example/${path}` });

const [key, team, signing] = guide.steps as [Guide['steps'][number], PickStep, Guide['steps'][number]];
const withSteps = (...steps: readonly unknown[]): Plugin => ({ ...good, guide: { steps } as Guide });
const withPick = (more: object): Plugin => withSteps(key, { ...team, ...more });
const picking = (change: (page: PickPage) => object): Plugin =>
  withPick({
    read: (...given: Parameters<PickStep['read']>) => {
      const page = team.read(...given);
      return { ...page, ...change(page) };
    },
  });
const labelled = (label: unknown) =>
  picking(({ options }) => ({ options: options.map((each) => ({ ...each, label })) }));
const shown = (text: string, label = 'Paste this:') => ({ kind: 'show', label, text });
const days = { kind: 'text', setting: 'days', label: 'How many days?' };
const choice = (...values: readonly unknown[]) => ({
  ...{ kind: 'choose', setting: 'days', label: 'How long?' },
  options: values.map((value) => ({ value, label: `For ${value} days` })),
});
const bad: readonly [check: string, what: string, plugin: unknown, options?: object][] = [
  [
    'purity',
    'what can be picked depends on the environment',
    picking(() => (process.env.X ? { next: null } : {})),
  ],
  ['manifest', 'a step that asks nothing', withSteps({ kind: 'pick', setting: 'team', label: 'Which?' })],
  [
    'guide',
    'a secret that is not in the manifest',
    withSteps(key, team, { kind: 'secret', secret: 'password' }),
  ],
  ['guide', 'a secret that is perhaps required', withSteps({ ...key, required: 'perhaps' }, team)],
  ['guide', 'nothing to copy', withSteps(key, team, shown('\n'))],
  ['guide', 'more to copy than a person looks at', withSteps(key, team, shown('x\n'.repeat(101)))],
  ['guide', 'a text to copy that moves the cursor', withSteps(key, team, shown('a\u001b[2Jb'))],
  ['guide', 'a text to copy of which nobody knows what it is', withSteps(key, team, shown('a', ''))],
  ['manifest', 'no text to copy', withSteps(key, team, { kind: 'show', label: 'Copy this' })],
  ['guide', 'a setting that there is not', withPick({ setting: 'teams' })],
  ['guide', 'a needed secret that is asked for too late', withSteps(signing, team, key)],
  ['guide', 'a label of two lines', withSteps(key, team, { ...days, label: 'How\nmany?' })],
  ['guide', 'an empty label', withSteps(key, team, { ...days, label: ' ' })],
  ['guide', 'an example that is refused', withSteps(key, team, { ...days, example: 'seven' })],
  ['guide', 'a choice that is refused', withSteps(key, team, choice(7, 'seven'))],
  ['guide', 'nothing to choose', withSteps(key, team, choice())],
  ['guide', 'the same twice', withSteps(key, team, choice(7, 7))],
  ['guide', 'a choice without a label', withSteps(key, team, { ...choice(), options: [{ value: 7 }] })],
  [
    'guide',
    'a step that throws when nothing is answered',
    withSteps(key, {
      ...team,
      when: ({ settings }: { settings: { days: string } }) => settings.days.length > 0,
    }),
  ],
  ['guide', 'perhaps', withPick({ when: () => 'perhaps' })],
  ['guide', 'no query', withPick({ ask: () => null })],
  [
    'guide',
    'builds on what is answered later',
    withPick({
      ask: ({ settings }: { settings: { team: string } }) => ({
        language: 'http',
        request: { method: 'GET', ...at(settings.team.trim()) },
      }),
    }),
  ],
  [
    'guide',
    'a page in the address',
    withPick({
      ask: (_: unknown, page: string | null) => ({
        language: 'http',
        request: { method: 'GET', ...at(`teams?page=${page ?? 1}`) },
      }),
    }),
  ],
  [
    'guide',
    'asks by local time',
    withPick({
      ask: () => ({
        language: 'http',
        request: { method: 'GET', ...at(`teams?hour=${new Date(0).getHours()}`) },
      }),
    }),
  ],
  [
    'guide',
    'nobody sends its query',
    withPick({ ask: () => ({ language: 'sql', text: 'select 1', parameters: {} }) }),
  ],
  [
    'guide',
    'a failure is nothing',
    withPick({
      read: (reply: { kind: string }, ...rest: [never]) =>
        reply.kind === 'failure' ? { options: [], next: null } : team.read(reply as never, ...rest),
    }),
  ],
  ['guide', 'no page', picking(() => ({ options: {} }))],
  ['guide', 'a number for the next page', picking(() => ({ next: 2 }))],
  ['guide', 'no label', labelled(undefined)],
  ['guide', 'a label of two lines, of the tool', labelled('one\ntwo')],
  ['guide', 'a label that moves the cursor', labelled('\u001b[2J')],
  ['guide', 'words for what is missing', labelled('undefined')],
  ['guide', 'offers the same twice', picking(({ options }) => ({ options: [...options, ...options] }))],
  ['guide', 'offers nothing of the sample', picking(() => ({ options: [] }))],
  [
    'guide',
    'offers what is refused',
    picking(({ options }) => ({ options: options.map((each, index) => ({ ...each, value: index })) })),
  ],
  ['guide', 'several where the setting is one', withPick({ several: true })],
  ['guide', 'asks for the first page again', withPick({ ask: (context: never) => team.ask(context, null) })],
];

describe('a plugin that is at fault in one thing fails the check for it and no other', () => {
  it.each(bad)('%s: %s', async (name, _, plugin, more) => {
    expect(Object.keys(await failuresOf(plugin, { ...trackerOptions, ...more }, ofParts))).toEqual([name]);
  });
});

describe('what cannot be looked at', () => {
  const outcome = async (plugin: Plugin, options: object = {}) => {
    const { outcome: found, detail } = await prepare(plugin, { ...trackerOptions, ...options }).run('guide');
    return [found, detail];
  };

  it('is skipped, and says what is needed', async () => {
    expect(await outcome({ ...good, guide: undefined as never })).toEqual([
      'skipped',
      'the plugin has no guide',
    ]);
    expect(await outcome(good, { picks: {}, service: undefined })).toEqual([
      'skipped',
      'give the option picks a reply with something to pick for team',
    ]);
  });

  it('is told by a service, or by a sample', async () => {
    expect(await outcome(good, { picks: {} })).toEqual(['passed', undefined]);
    expect(await outcome(good, { service: undefined, picks: { team: teamsReply } })).toEqual([
      'passed',
      undefined,
    ]);
  });

  it('is taken where a text is shown and a secret is required', async () => {
    const steps = [{ ...key, required: true }, shown('display_information:\n  name: MSP\n'), team];
    expect(await outcome(withSteps(...steps), { service: undefined, picks: { team: teamsReply } })).toEqual([
      'passed',
      undefined,
    ]);
  });

  it('is left to the host where nothing is picked', async () => {
    expect(await outcome(withSteps(days))).toEqual(['passed', undefined]);
  });

  it('may be a setting of a group', async () => {
    const settings = z.strictObject({
      team: z.string(),
      board: z.optional(z.strictObject({ days: z.int() })),
    });
    const plugin = (setting: string) => ({ ...withSteps({ ...days, setting, example: '7' }), settings });
    expect(await outcome(plugin('board.days'))).toEqual(['passed', undefined]);
    expect(await outcome(plugin('board.weeks'))).toEqual([
      'failed',
      'step 1 (board.weeks): there is no such setting',
    ]);
  });

  it('is passed over where a later version of the contract knows it', async () => {
    expect(await outcome(withSteps(key, team, { kind: 'scan', code: 'qr' }))).toEqual(['passed', undefined]);
  });
});
