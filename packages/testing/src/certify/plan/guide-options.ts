/** What a guide offers, held against the schema of the settings. Pure, as far as the schema is. */
import {
  type GuideOption,
  type Json,
  GuideOption as OptionShape,
  type PickPage,
  type Plugin,
} from '@msp/protocol';
import { notJson } from '../checks/json-safe.js';
import { brief } from '../finding.js';

/** Asks the schema about one setting, with the others as they are. */
export interface SettingAsker {
  /** Is there such a setting? */
  knows(setting: string): boolean;
  /** Why a value is refused; null where it is taken. */
  refusal(setting: string, value: unknown): string | null;
}

const ODD: readonly unknown[] = [null, {}, [], [{}], 7.5, -1, true, '', '\u0000'];

/** @param given settings that are taken */
export function settingAsker(
  { settings: schema }: Plugin,
  given: Readonly<Record<string, unknown>> = {},
): SettingAsker {
  const ask = (setting: string, value: unknown) => {
    const result = schema?.safeParse(withSetting(given, setting.split('.'), value));
    if (!result) return { taken: false, refusal: null };
    // What is said of another setting, or of all together, is not said of this one.
    const issue = result.success ? undefined : result.error.issues.find(({ path }) => isOf(path, setting));
    return { taken: result.success, refusal: issue ? issue.message : null };
  };
  return {
    knows: (setting) =>
      ODD.some((value) => {
        const { taken, refusal } = ask(setting, value);
        return taken || refusal !== null;
      }),
    refusal: (setting, value) => ask(setting, value).refusal,
  };
}

/** The same settings with this one; a dot leads into a group. */
function withSetting(settings: unknown, [name = '', ...rest]: readonly string[], value: unknown): object {
  const group =
    typeof settings === 'object' && settings !== null ? (settings as Record<string, unknown>) : {};
  return { ...group, [name]: rest.length === 0 ? value : withSetting(group[name], rest, value) };
}

const isOf = (path: readonly PropertyKey[], setting: string): boolean =>
  `${path.map(String).join('.')}.`.startsWith(`${setting}.`);

/** What is wrong with options, whatever they are for; null where nothing is. */
export function optionsProblem(options: unknown): string | null {
  if (!Array.isArray(options)) return `it gave ${brief(options)}, which is no list of options`;
  const unsafe = notJson(options);
  if (unsafe !== null) return `its options are no plain JSON: ${unsafe}`;
  for (const option of options) {
    const { error, data } = OptionShape.safeParse(option);
    if (error)
      return `it offered ${brief(option)}: ${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`;
    if (!isLine(data.label)) return `the label ${brief(data.label)} is no text in one line`;
  }
  return null;
}

/** What is wrong with a page of them; null where nothing is. */
export function pickPageProblem(page: unknown): string | null {
  const { options, next } = (page ?? {}) as Partial<PickPage>;
  const problem = optionsProblem(options);
  if (problem !== null) return problem;
  return next === null || (typeof next === 'string' && next !== '')
    ? null
    : `its next page is ${brief(next)}: a text, or null`;
}

/** The options that the schema does not take, as sentences. */
export const refusedOptions = (
  asker: SettingAsker,
  setting: string,
  options: readonly GuideOption[],
  several = false,
): string[] =>
  options.flatMap(({ value }): string[] => {
    const chosen: Json = several ? [value] : value;
    const refusal = asker.refusal(setting, chosen);
    return refusal === null ? [] : [`its schema refuses the option ${brief(chosen)}: ${refusal}`];
  });

/** A text for people, in one line. */
export const isLine = (text: unknown): boolean =>
  typeof text === 'string' && text.trim() !== '' && !/\p{Cc}/u.test(text) && text.isWellFormed();
