import type { Argument, Given } from '../definition.js';
import { checkChoice, missingArgument, tooMany } from './refuse.js';

/**
 * Gives each positional word the name that its place has in the definition.
 *
 * @throws an `MspError` `MSP010` where there are too few or too many
 */
export function arrange(name: string, places: readonly Argument[], words: readonly string[]): Given {
  const arranged: Record<string, string | undefined> = {};
  let used = 0;
  for (const place of places) {
    const taken = place.rest ? words.slice(used) : words.slice(used, used + 1);
    used += taken.length;
    const value = taken.length === 0 ? undefined : taken.join(' ');
    if (value === undefined && place.required) throw missingArgument(name, places, place);
    arranged[place.name] =
      value === undefined ? undefined : checkChoice(name, `<${place.name}>`, place.choices, value);
  }
  if (used < words.length) throw tooMany(name, places, words);
  return arranged;
}
