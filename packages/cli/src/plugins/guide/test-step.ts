/** Tests the connection with what was answered, and lets a person mend it. */
import type { Checked } from '@msp/delivery';
import type { GuideStep, SecretStep } from '@msp/protocol';
import { ending } from '../../ending.js';
import { testDraft } from './connection.js';
import { answersOf, secretsOf } from './draft.js';
import { askSecret } from './secret-step.js';
import { type Around, askChoice, askText } from './setting-step.js';
import { isAsked, isNeeded, secretLabel, stepsOf } from './steps.js';

/** How it ended: good, or the person goes on all the same. */
export type Tested = 'good' | 'untested';

/**
 * Tests it; where that fails, the person says what now.
 *
 * @param done steps that were walked
 * @returns null where something was changed: it is to be tested again
 * @throws the ending `interrupted` where the person leaves
 */
export async function testStep(around: Around, done: readonly GuideStep[]): Promise<Tested | null> {
  const { ok } = await testOnce(around);
  if (ok) return 'good';
  const ways = waysOut(around, done);
  const options = ways.map(({ label }) => ({ value: null, label }));
  const at = await around.asker.choose({ label: 'What now?', options });
  return (await ways[at]?.take()) ?? null;
}

/** Tests it once, and says what came of it. */
export async function testOnce({ subject, draft, asker, environment }: Around): Promise<Checked> {
  const checked = await asker.waiting(`Testing the connection to ${subject.title}`, () =>
    testDraft(subject, draft, environment),
  );
  if (checked.ok) asker.good(goodWords(subject.title, checked));
  else asker.bad([`${sentence(checked.reason)}.`, checked.hint ?? ''].join(' ').trim());
  return checked;
}

/** @example 'Linear answers: ada@acme (Acme), 120 ms' */
function goodWords(
  title: string,
  {
    account,
    detail,
    milliseconds,
  }: Pick<Extract<Checked, { ok: true }>, 'account' | 'detail' | 'milliseconds'>,
): string {
  const who = [account ?? 'ready', detail === null ? '' : `(${detail})`].filter(Boolean).join(' ');
  return `${title} answers: ${who}, ${milliseconds} ms`;
}

const sentence = (text: string): string => {
  const whole = /^[a-z]+[ ,]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return whole.replace(/\.$/, '');
};

interface WayOut {
  readonly label: string;
  take(): Promise<Tested | undefined>;
}

function waysOut(around: Around, done: readonly GuideStep[]): WayOut[] {
  const { subject, draft, asker } = around;
  const missing = missingSecrets(around);
  const asked = [...missing, ...done.filter((step) => !missing.includes(step as SecretStep))].filter((step) =>
    isAsked(subject.name, step, answersOf(draft)),
  );
  const change = (label: string, ask: () => Promise<void>): WayOut => ({
    label,
    take: async () => {
      await ask();
      return undefined;
    },
  });
  return [
    ...asked.flatMap((step) => {
      if (step.kind === 'pick' || step.kind === 'show') return [];
      if (step.kind === 'text') return [change(`Change: ${step.label}`, () => askText(step, around))];
      if (step.kind === 'choose') return [change(`Change: ${step.label}`, () => askChoice(step, around))];
      if (draft.sources[step.secret]?.from === 'environment') return [];
      const label = secretLabel(subject.plugin, step.secret);
      const verb = missing.includes(step) ? 'Enter it' : 'Enter it again';
      return [change(`${verb}: ${label}`, () => askSecret(step, subject, draft, asker, true))];
    }),
    change('Test once more', async () => {}),
    // Without it nothing could ever be sent.
    ...(missing.length > 0
      ? []
      : [
          {
            label: 'Keep what was entered, and go on without the test',
            take: async () => 'untested' as const,
          },
        ]),
    {
      label: 'Leave, and change nothing',
      take: async () => {
        throw ending('interrupted');
      },
    },
  ];
}

/** Secrets that are asked for and needed as things stand, and are not there. */
function missingSecrets({ subject: { name, plugin }, draft }: Around): SecretStep[] {
  const there = secretsOf(draft);
  return stepsOf(plugin).flatMap((step) =>
    step.kind === 'secret' &&
    isNeeded(plugin, step) &&
    !Object.hasOwn(there, step.secret) &&
    isAsked(name, step, answersOf(draft))
      ? [step]
      : [],
  );
}
