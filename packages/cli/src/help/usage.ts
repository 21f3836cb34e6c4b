import type { Argument, Definition, Option, Options } from '../definition.js';

/** @example usageOf('update', definition) // 'msp update <text> [progress] [options]' */
export function usageOf(
  name: string,
  { arguments: places, options }: Pick<Definition, 'arguments' | 'options'>,
): string {
  const words = places.map(placeOf);
  const more = Object.keys(options).length > 0 ? ['[options]'] : [];
  return ['msp', name, ...words, ...more].join(' ');
}

function placeOf({ name, required, rest }: Argument): string {
  const word = rest ? `${name}…` : name;
  return required ? `<${word}>` : `[${word}]`;
}

/** @example optionForm('quiet', { short: 'q', description: '' }) // '-q, --quiet' */
function optionForm(name: string, { short, value }: Option): string {
  return `${short ? `-${short}, ` : ''}--${name}${value ? ` <${value}>` : ''}`;
}

/** What an option does, with its choices. */
function optionText({ description, choices }: Option): string {
  return choices ? `${description} (${choices.join(', ')})` : description;
}

/** What an argument is, with its choices. */
export function argumentText({ description, choices, text, required }: Argument): string {
  const input = text && required ? '; - reads it from standard input' : '';
  return `${choices ? `${description} (${choices.join(', ')})` : description}${input}`;
}

/** Options as rows of a table: how they are written, and what they do. */
export function optionRows(options: Options): string[][] {
  return Object.entries(options).map(([name, option]) => [optionForm(name, option), optionText(option)]);
}
