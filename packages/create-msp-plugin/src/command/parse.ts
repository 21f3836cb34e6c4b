/** What a command line says. Pure. */
import { parseArgs } from 'node:util';
import type { Wish } from '../make/wish.js';
import { Refusal } from '../refusal.js';
import { OPTIONS } from './options.js';

/** A command line that was understood. */
export interface Line {
  readonly wish: Wish;
  readonly yes: boolean;
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** @throws a `Refusal` `MSP010` where an option is unknown, lacks its value or contradicts another, or a word is too many */
export function parseLine(line: readonly string[]): Line {
  const { values, positionals } = understood(line);
  const [word, extra] = positionals;
  if (extra !== undefined)
    throw usage(
      `One name is enough, and ${positionals.length} words came: ${positionals.join(' ')}.`,
      'Options go behind two hyphens with npm: npm create msp-plugin@latest my-tool -- --kind graphql',
    );
  const { title, kind, scope, folder, yes = false, json = false, help = false, version = false } = values;
  const choice = (name: 'tasks' | 'webhook') => {
    const [wanted, unwanted] = [values[name], values[`no-${name}`]];
    if (wanted && unwanted)
      throw usage(`--${name} and --no-${name} contradict each other.`, `Leave one of them away.`);
    return unwanted ? false : wanted;
  };
  const wish = { word, title, kind, scope, folder, tasks: choice('tasks'), webhook: choice('webhook') };
  return { wish, yes, json, help, version };
}

function understood(line: readonly string[]) {
  try {
    return parseArgs({ args: [...line], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const { message } = error as Error;
    const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
    throw unknown === undefined
      ? usage(`${message.split(/\.\s|\n/, 1)[0]?.replace(/\.$/, '')}.`, ALL)
      : usage(`There is no option ${unknown}.`, nearest(unknown));
  }
}

const ALL = 'See all options: npm create msp-plugin@latest -- --help';

function nearest(option: string): string {
  const letters = option.replace(/^-+/, '').toLowerCase();
  const near = Object.keys(OPTIONS).find(
    (name) => letters.length > 1 && (name.startsWith(letters) || letters.startsWith(name)),
  );
  return near === undefined ? ALL : `Did you mean --${near}?`;
}

const usage = (message: string, hint: string): Refusal => new Refusal('MSP010', message, hint);
