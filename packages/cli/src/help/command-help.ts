import type { Definition, Listing } from '../definition.js';
import { GLOBAL_OPTIONS } from '../globals.js';
import type { Outcome } from '../outcome.js';
import { paragraph, section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import { argumentText, optionRows, usageOf } from './usage.js';

/** What `msp <command> --help` answers. */
export function commandHelp(entry: Listing, command: Definition): Outcome {
  const { name, alias = null, summary } = entry;
  const { arguments: places, options, examples, details = [] } = command;
  return {
    json: () => ({
      name,
      alias,
      summary,
      usage: usageOf(name, command),
      arguments: places.map(
        ({ name: place, description, required = false, rest = false, choices = null }) => ({
          name: place,
          description,
          required,
          rest,
          choices,
        }),
      ),
      options: Object.entries({ ...options, ...GLOBAL_OPTIONS }).map(([option, all]) => {
        const {
          description,
          value = null,
          short = null,
          choices = null,
          multiple = false,
        } = { ...EMPTY, ...all };
        return { name: option, description, value, short, choices, multiple };
      }),
      examples,
      details,
    }),
    text: (paper) => page(entry, command, paper),
    essential: usageOf(name, command),
  };
}

const EMPTY: { value?: string; short?: string; choices?: readonly string[]; multiple?: boolean } = {};

function page({ name, alias, summary }: Listing, command: Definition, paper: Paper): string[] {
  const { style } = paper;
  const { arguments: places, options, examples, details = [] } = command;
  const rows = (all: string[][]) => table(paper, [{ paint: style.accent }, { flexible: true }], all, 6);
  return [
    `${style.strong(`msp ${name}`)}${alias ? `, or ${style.strong(`msp ${alias}`)}` : ''}`,
    ...paragraph(paper, `${summary}.`),
    '',
    `  ${usageOf(name, command)}`,
    ...section(paper, 'Arguments', rows(places.map((place) => [place.name, argumentText(place)]))),
    ...section(paper, 'Options', rows(optionRows(options))),
    ...section(paper, 'Options of every command', rows(optionRows(GLOBAL_OPTIONS))),
    ...section(
      paper,
      'Examples',
      examples.flatMap(({ line, does }) => [`  ${style.faint(`# ${does}`)}`, `  ${line}`]),
    ),
    ...(details.length === 0 ? [] : ['', ...details.flatMap((detail) => paragraph(paper, detail))]),
  ];
}
