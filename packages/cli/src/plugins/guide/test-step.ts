/** Tests the connection with what was answered, and lets a person mend it. */
import type { Checked } from '@msp/delivery';
import type { GuideStep } from '@msp/protocol';
import { ending } from '../../ending.js';
import { testDraft } from './connection.js';
import { answersOf } from './draft.js';
import { askSecret } from './secret-step.js';
import { type Around, askChoice, askText } from './setting-step.js';
import { isAsked, secretLabel } from './steps.js';

/** How it ended: good, or the person goes on all the same. */
export type Tested = 'good' | 'untested';

/** @throws the ending `interrupted` where the person leaves */
export async function testUntilGood(around: Around, steps: readonly GuideStep[]): Promise<Tested> {
  const { asker } = around;
  for (;;) {
    const checked = await testOnce(around);
    if (checked.ok) return 'good';
    const ways = waysOut(around, steps);
    const at = await asker.choose({
      label: 'What now?',
      options: ways.map(({ label }) => ({ value: null, label })),
    });
    const done = await ways[at]?.take();
    if (done === 'untested') return done;
  }
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

function waysOut(around: Around, steps: readonly GuideStep[]): WayOut[] {
  const { subject, draft, asker } = around;
  const asked = steps.filter((step) => step.kind !== 'pick' && isAsked(subject.name, step, answersOf(draft)));
  const change = (label: string, ask: () => Promise<void>): WayOut => ({
    label,
    take: async () => {
      await ask();
      return undefined;
    },
  });
  return [
    ...asked.flatMap((step) => {
      if (step.kind === 'pick') return [];
      if (step.kind === 'text') return [change(`Change: ${step.label}`, () => askText(step, around))];
      if (step.kind === 'choose') return [change(`Change: ${step.label}`, () => askChoice(step, around))];
      if (draft.sources[step.secret]?.from === 'environment') return [];
      const label = secretLabel(subject.plugin, step.secret);
      return [change(`Enter it again: ${label}`, () => askSecret(step, subject, draft, asker, true))];
    }),
    change('Test once more', async () => {}),
    { label: 'Keep what was entered, and go on without the test', take: async () => 'untested' },
    {
      label: 'Leave, and change nothing',
      take: async () => {
        throw ending('interrupted');
      },
    },
  ];
}
