import type { Argument, Definition, Given, Option, Options } from './definition.js';
import type { Outcome } from './outcome.js';
import type { Shell } from './shell.js';

/** A command: what it takes, and what it does. */
export interface Command extends Definition {
  run(words: Given, options: Given, shell: Shell): Promise<Outcome>;
}

type Words<Arguments extends readonly Argument[]> = {
  readonly [A in Arguments[number] as A['name']]: A['required'] extends true
    ? string
    : ChoiceOf<A> | undefined;
};

type Chosen<O extends Options> = { readonly [Name in keyof O]: ValueOf<O[Name]> };

type ValueOf<O extends Option> = O['value'] extends string
  ? O['multiple'] extends true
    ? readonly string[]
    : ChoiceOf<O> | undefined
  : boolean;

type ChoiceOf<T> = T extends { readonly choices: readonly (infer Choice)[] } ? Choice : string;

/**
 * Defines a command; what `run` receives is typed by the definition.
 *
 * @example
 * export default command({
 *   arguments: [{ name: 'text', description: 'What was done', required: true, text: true }],
 *   options: { progress: { value: 'percent', description: 'How far it is' } },
 *   examples: [{ line: 'msp update "JWT works" 45', does: 'Say what was done, and how far it is' }],
 *   run: async ({ text }, { progress }, shell) => …,
 * });
 */
export function command<const A extends readonly Argument[], const O extends Options>(
  definition: Omit<Definition, 'arguments' | 'options'> & {
    readonly arguments: A;
    readonly options: O;
    run(words: Words<A>, options: Chosen<O>, shell: Shell): Promise<Outcome>;
  },
): Command {
  return definition as unknown as Command;
}
