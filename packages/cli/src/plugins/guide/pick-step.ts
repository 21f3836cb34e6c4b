/** Asks for something of the tool itself, and bears a tool that does not answer. */
import { MspError, type PickStep } from '@msp/protocol';
import { asking } from './connection.js';
import { isSet } from './draft.js';
import { type Pickables, pickables } from './options.js';
import { type Around, askPicked, askText } from './setting-step.js';

/** @param reachable the connection was tested and is good: else it is typed */
export async function askPick(step: PickStep, around: Around, reachable: boolean): Promise<void> {
  const { asker, draft } = around;
  if (!reachable) return step.optional || isSet(draft, step.setting) ? undefined : askTyped(step, around);
  for (;;) {
    const read = await readAll(step, around);
    if ('problem' in read) {
      asker.bad(read.problem);
    } else if (read.options.length === 0) {
      asker.say('The tool has nothing of that kind, or the key does not let you see it.');
    } else {
      if (!read.whole)
        asker.say(`These are the first ${read.options.length}; there are more, which can be typed.`);
      if ((await askPicked(step, read.options, around)) === 'answered') return;
      return askTyped(step, around);
    }
    const next = await instead(step, around);
    if (next === 'type') return askTyped(step, around);
    if (next === 'skip') return;
  }
}

async function readAll(step: PickStep, around: Around): Promise<Pickables | { readonly problem: string }> {
  const { subject, draft, environment, asker } = around;
  try {
    return await asker.waiting(`Asking ${subject.title}`, (more) =>
      asking(step, subject, draft, environment, (door) => pickables(door, (count) => more(`${count}`))),
    );
  } catch (error) {
    if (MspError.is(error)) throw error;
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** What to do where there is nothing to pick. */
async function instead(step: PickStep, { asker, draft }: Around): Promise<'again' | 'type' | 'skip'> {
  const maySkip = step.optional || isSet(draft, step.setting);
  const skip = step.optional ? 'Leave it out' : 'Leave it as it is';
  const ways = [
    { value: 'again', label: 'Ask the tool again' } as const,
    { value: 'type', label: 'Type it' } as const,
    ...(maySkip ? [{ value: 'skip', label: skip } as const] : []),
  ];
  const at = await asker.choose({ label: step.label, options: ways });
  return ways[at]?.value ?? 'again';
}

/** As the tool itself writes it: an id, a key. */
const askTyped = (
  { setting, label, help, optional = false, several }: PickStep,
  around: Around,
): Promise<void> =>
  askText(
    {
      ...{ setting, label, optional },
      help: `${help ?? ''} Type its id, as the tool shows it${several ? '; several with commas between' : ''}.`.trim(),
    },
    around,
  );
