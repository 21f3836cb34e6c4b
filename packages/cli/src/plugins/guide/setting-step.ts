/** Asks for a setting: a text, one of a few values, or something of the tool itself. */
import type { ChooseStep, Json, PickStep, TextStep } from '@msp/protocol';
import type { Environment } from '../../shell.js';
import type { Asker } from './asker.js';
import type { Draft } from './draft.js';
import { defaultOf, judgeSetting, judgeText } from './judge-setting.js';
import { type Pickable, pickable } from './options.js';
import type { Subject } from './subject.js';
import { isSame, settingAt, withValue } from './values.js';

/** Where a step is asked. */
export interface Around {
  readonly subject: Subject;
  readonly draft: Draft;
  readonly asker: Asker;
  readonly environment: Environment;
}

/** What is set now, or counts where nothing is. */
const currentOf = ({ draft, subject }: Around, key: string): Json | undefined =>
  settingAt(draft.settings, key) ?? defaultOf(subject.plugin, key);

/** Puts an answer into the draft. @param value undefined: it is left out */
function answer({ draft }: Around, key: string, value: Json | undefined): void {
  draft.settings = withValue(draft.settings, key, value);
}

/** Asks until the schema takes it. What is left out is told by an empty line. */
export async function askText(
  step: Pick<TextStep, 'setting' | 'label' | 'help' | 'optional' | 'example'>,
  around: Around,
): Promise<void> {
  const { setting, label, help, optional = false, example } = step;
  const usual = defaultOf(around.subject.plugin, setting);
  const mayBeEmpty = optional || usual !== undefined;
  const initial = textOf(currentOf(around, setting));
  const judge = (text: string) => judgeText(settingOf(around, setting), text);
  const typed = await around.asker.text({
    label,
    help: [help, optional ? 'It may be left out: press Enter on an empty line.' : '']
      .filter(Boolean)
      .join(' '),
    ...{ example, initial },
    problem: (text) => {
      if (text === '' && mayBeEmpty) return undefined;
      const judged = judge(text);
      return 'problem' in judged ? judged.problem : undefined;
    },
  });
  if (typed === '' && mayBeEmpty) return answer(around, setting, undefined);
  // What was shown and not touched stays what it is: a list, say.
  const before = currentOf(around, setting);
  if (before !== undefined && typed === initial) return answer(around, setting, before);
  const judged = judge(typed);
  if ('value' in judged) answer(around, setting, judged.value);
}

/** @example textOf(['a', 'b']) // 'a, b' */
function textOf(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const settingOf = ({ subject, draft }: Around, key: string) => ({
  ...{ name: subject.name, plugin: subject.plugin, key, around: draft.settings },
});

/** Asks for one of a few values. */
export async function askChoice(step: ChooseStep, around: Around): Promise<void> {
  const { setting, label, help, optional } = step;
  const shown = [...step.options.map(pickable), ...(optional ? [{ value: null, label: LEAVE_OUT }] : [])];
  await until(around, setting, async () => {
    const present = placesOf(shown, [currentOf(around, setting)]);
    const initial = present.length === 0 && optional ? [shown.length - 1] : present;
    const at = await around.asker.choose({ label, help, options: shown, initial });
    return at === step.options.length ? undefined : shown[at]?.value;
  });
}

const LEAVE_OUT = 'Leave it out';
const TYPE_IT = 'It is not in this list: type it';

/** Asks for one of many, or several. @returns `type` where the person would rather type it */
export async function askPicked(
  step: PickStep,
  listed: readonly Pickable[],
  around: Around,
): Promise<'answered' | 'type'> {
  const { setting, label, help, optional = false, several = false } = step;
  const before = currentOf(around, setting);
  const now = before === undefined ? [] : several && Array.isArray(before) ? before : [before];
  const options = [...notListed(now, listed), ...listed];
  const present = placesOf(options, now);
  // Whoever presses Enter without looking gets nothing that they did not ask for.
  const initial = present.length === 0 && optional && !several ? [options.length] : present;
  if (several) {
    await until(around, setting, async () => {
      const places = await around.asker.pickSeveral({ label, help, options, initial }, !optional);
      const values = places.flatMap((at) => (options[at] ? [options[at].value] : []));
      return values.length === 0 ? undefined : values;
    });
    return 'answered';
  }
  const others = [...(optional ? [LEAVE_OUT] : []), TYPE_IT];
  const shown = [...options, ...others.map((text) => ({ value: null, label: text }))];
  const always = others.map((_, index) => options.length + index);
  let types = false;
  await until(around, setting, async () => {
    const at = await around.asker.pick({ label, help, options: shown, initial, always });
    types = at === shown.length - 1;
    if (types) return settingAt(around.draft.settings, setting);
    return options[at]?.value;
  });
  return types ? 'type' : 'answered';
}

/** What is set stays to be chosen, also where the tool does not name it any more. */
const notListed = (now: readonly Json[], listed: readonly Pickable[]): Pickable[] =>
  now
    .filter((value) => !listed.some((each) => isSame(each.value, value)))
    .map((value) => pickable({ value, label: textOf(value) ?? '', hint: 'as it is set now' }));

const placesOf = (options: readonly Pickable[], wanted: readonly (Json | undefined)[]): number[] =>
  wanted.flatMap((value) => {
    const at = value === undefined ? -1 : options.findIndex((each) => isSame(each.value, value));
    return at < 0 ? [] : [at];
  });

/** Asks again until the schema takes what was chosen. */
async function until(around: Around, key: string, ask: () => Promise<Json | undefined>): Promise<void> {
  for (;;) {
    const value = await ask();
    const judged = value === undefined ? null : judgeSetting(settingOf(around, key), value);
    if (judged === null || 'value' in judged) return answer(around, key, value);
    around.asker.bad(judged.problem);
  }
}
