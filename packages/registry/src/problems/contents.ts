/** What an entry has to say: words that are known, a contract that is known, a successor that is there. Pure. */
import { CONTRACT_VERSION, EVENT_TYPES } from '@msp/protocol';
import { CATEGORIES, isCategory } from '../categories.js';
import type { EntryProblem, Rule } from './problem.js';

/** Its category is one of the registry's. */
export const category: Rule = ({ category: word }) =>
  word === undefined || isCategory(word)
    ? []
    : [
        {
          field: 'category',
          message: `there is no category "${word}"`,
          hint: `Choose one: ${Object.keys(CATEGORIES).join(', ')}.`,
        },
      ];

/** Its contract and its events are known, and its peer range is one that npm can hold it to. */
export const contract: Rule = ({ contract: version, protocol, hooks = [] }) => {
  const problems: EntryProblem[] = [];
  if (version !== undefined && version > CONTRACT_VERSION)
    problems.push({
      field: 'contract',
      message: `contract ${version} is not known; the newest is ${CONTRACT_VERSION}`,
      hint: `Make the plugin for contract ${CONTRACT_VERSION}.`,
    });
  const known: readonly string[] = EVENT_TYPES;
  const unknown = hooks.filter((type) => !known.includes(type));
  if (unknown.length > 0)
    problems.push({
      field: 'hooks',
      message: `there is no event "${unknown[0]}"`,
      hint: 'Take hooks from the list of events in docs/plugins/contract.md.',
    });
  if (protocol !== undefined && !/^\^\d+\.\d+\.\d+( \|\| \^\d+\.\d+\.\d+)*$/.test(protocol))
    problems.push({
      field: 'protocol',
      message: `"${protocol}" is no range as a peer has it`,
      hint: 'In package.json: "peerDependencies": { "@msp/protocol": "^<the version that you test with>" }.',
    });
  return problems;
};

/** Its successor is there, and successors do not lead back. */
export const replacement: Rule = ({ id, replacedBy }, { others }) => {
  if (replacedBy === undefined) return [];
  const next = new Map(others.map((entry) => [entry.id, entry.replacedBy]));
  if (replacedBy !== id && !next.has(replacedBy))
    return [
      {
        field: 'replacedBy',
        message: `there is no plugin ${replacedBy}`,
        hint: 'Name the id of a plugin that is in the registry, or take the field out.',
      },
    ];
  const seen = new Set<string | undefined>([id]);
  let step: string | undefined = replacedBy;
  while (step !== undefined && !seen.has(step)) {
    seen.add(step);
    step = next.get(step);
  }
  return step === undefined
    ? []
    : [
        {
          field: 'replacedBy',
          message: `it is replaced by ${replacedBy}, and that leads back to ${step}`,
          hint: 'Take the field out of the one that people shall use.',
        },
      ];
};
