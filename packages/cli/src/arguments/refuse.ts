/** Everything that a command line can be refused for, and what to type instead. */
import { MspError } from '@msp/protocol';
import type { Argument, Option, Options } from '../definition.js';
import { quoted, shellQuoted } from './quoted.js';
import { nearest } from './suggest.js';

const usage = (message: string, hint: string) => new MspError('MSP010', { message, hint });

/** `msp update --help`, with what may come before it. */
const help = (name: string, first = 'See what it takes') => `${first}: msp ${name} --help`;

/** The command does not know the option. */
export function unknownOption(name: string, written: string, known: Options): MspError {
  const option = written.replace(/=.*$/s, '');
  const near = nearest(option.replace(/^-+/, ''), Object.keys(known));
  const text = `If it is text, put -- before it: msp ${name} -- ${shellQuoted(written)}`;
  return usage(
    `msp ${name} has no option ${quoted(option)}.`,
    near ? `Did you mean --${near}? ${help(name, 'All options')}` : `${help(name, 'All options')}. ${text}`,
  );
}

/** An option stands without the value that it needs. */
export function missingValue(name: string, written: string, option: Option): MspError {
  return usage(
    `${written} needs a value.`,
    `Write it so: msp ${name} … ${written}=${option.choices?.[0] ?? `<${option.value}>`}`,
  );
}

/** A switch was given a value. */
export const unwantedValue = (name: string, written: string) =>
  usage(`${written} takes no value.`, `Write it alone: msp ${name} … ${written}`);

/** An option that counts once was given twice. */
export const repeated = (name: string, written: string) =>
  usage(`${written} was given more than once.`, help(name, 'Give it once'));

/** @throws an `MspError` `MSP009` where there are choices and the value is none of them */
export function checkChoice(
  name: string,
  what: string,
  choices: readonly string[] | undefined,
  value: string,
): string {
  if (!choices || choices.includes(value)) return value;
  const near = nearest(value, choices);
  throw new MspError('MSP009', {
    message: `${what} of msp ${name} cannot be ${quoted(value)}: it is one of ${choices.join(', ')}.`,
    hint: near ? `Did you mean ${near}?` : help(name),
  });
}

/** A word that must be there is not. */
export function missingArgument(name: string, places: readonly Argument[], place: Argument): MspError {
  const form = places.map((each) => (each.required ? `<${each.name}>` : `[${each.name}]`)).join(' ');
  const also = place.text ? ' A - in its place reads it from standard input.' : '';
  return usage(`msp ${name} needs <${place.name}>.`, `Write it so: msp ${name} ${form}.${also}`);
}

/** More words than places: usually a text without quotes. */
export function tooMany(name: string, places: readonly Argument[], words: readonly string[]): MspError {
  const at = places.findIndex((place) => place.text);
  if (at === -1) {
    const surplus = words.slice(places.length).map(quoted).join(' ');
    return usage(`msp ${name} does not take ${surplus}.`, help(name));
  }
  const last = words.at(-1) as string;
  const ends = at < places.length - 1 && /^-?\d+(\.\d+)?%?$/.test(last) ? [last] : [];
  const text = words.slice(at, ends.length === 0 ? undefined : -1).join(' ');
  const line = ['msp', name, ...words.slice(0, at), shellQuoted(text), ...ends].join(' ');
  return usage(
    `${words.length} words came, and a text is one word to the shell.`,
    `Put the text in quotes: ${line}`,
  );
}
