import { parseArgs } from 'node:util';
import type { Definition, Given, Option, Options } from '../definition.js';
import { GLOBAL_OPTIONS } from '../globals.js';
import { arrange } from './arrange.js';
import { checkChoice, missingValue, repeated, unknownOption, unwantedValue } from './refuse.js';

/** A command line, taken apart by a command's definition. */
export interface Parsed {
  readonly words: Given;
  readonly options: Given;
}

/**
 * Takes a command line apart.
 *
 * A word that begins with a dash and cannot be an option, because it holds a space or is a number, is a plain word:
 * `msp update "-5 degrees"` means what it says.
 *
 * @throws an `MspError` `MSP010` that says what does not fit and what might have been meant
 */
export function parse(name: string, definition: Definition, line: readonly string[]): Parsed {
  const known: Options = { ...GLOBAL_OPTIONS, ...definition.options };
  const options: Record<string, string | boolean | string[] | undefined> = {};
  for (const each in known) options[each] = initial(known[each] as Option);

  const positionals: string[] = [];
  for (const token of tokenize(line, known)) {
    if (token.kind === 'positional') positionals.push(unmark(token.value));
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!option) throw unknownOption(name, line[token.index] ?? token.rawName, known);
    if (!option.value) {
      if (token.value !== undefined) throw unwantedValue(name, token.rawName);
      options[token.name] = true;
      continue;
    }
    if (token.value === undefined || (!token.inlineValue && /^-./.test(token.value))) {
      throw missingValue(name, token.rawName, option);
    }
    const value = checkChoice(name, token.rawName, option.choices, unmark(token.value));
    const earlier = options[token.name];
    if (Array.isArray(earlier)) earlier.push(value);
    else if (earlier !== undefined) throw repeated(name, token.rawName);
    else options[token.name] = value;
  }
  // Help is given however incomplete the rest is.
  if (options.help || options.version) return { words: {}, options };
  return { words: arrange(name, definition.arguments, positionals), options };
}

function tokenize(line: readonly string[], known: Options) {
  const described: Record<string, { type: 'string' | 'boolean'; short?: string }> = {};
  for (const [name, { value, short }] of Object.entries(known)) {
    described[name] = { type: value ? 'string' : 'boolean', ...(short && { short }) };
  }
  return parseArgs({ args: line.map(mark), options: described, strict: false, tokens: true }).tokens;
}

/** No argument of a process can hold a NUL, so one in front marks a word that is no option. */
const mark = (word: string) => (/^-(\d|[^=]*\s)/.test(word) ? `\0${word}` : word);

const unmark = (word: string) => (word.startsWith('\0') ? word.slice(1) : word);

const initial = (option: Option) => (option.value ? (option.multiple ? [] : undefined) : false);
