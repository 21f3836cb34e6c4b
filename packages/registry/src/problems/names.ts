/** Whose names an entry may have: its own. Pure. */
import { alike, bare } from '../alike/alike.js';
import { mixesScripts, skeleton } from '../alike/skeleton.js';
import { ANNOUNCED } from '../announced.js';
import type { RegistryEntry } from '../entry.js';
import { reservedFor } from '../reserved/reserved.js';
import type { EntryProblem, Rule } from './problem.js';

/** Parts of MSP itself, beside the words that are reserved for everybody. */
const PARTS = new Set([
  ...['cli', 'core', 'create', 'delivery', 'mcp', 'official', 'plugin', 'plugins', 'protocol', 'registry'],
  ...['server', 'store', 'testing'],
]);
const OWN_SCOPE = '@msp/';

/** A package's name without scope and prefix. @example tail('@acme/msp-plugin-boards') // 'boards' */
const tail = (name: string): string => name.replace(/^@[^/]*\//, '').replace(/^(msp-)?plugin-/, '');

const RENAME = 'Choose another id, and call the package by it; say in the README which tool it is for.';

/** The package is called by the id; our scope, what looks like it, and `verified` are for plugins of this project. */
export const packageName: Rule = ({ id, package: name, verified }, { firstParty }) => {
  const problems: EntryProblem[] = [];
  if (name === undefined || id === undefined) return problems;
  const ours = name.startsWith(OWN_SCOPE);
  const wanted = ours ? `${OWN_SCOPE}plugin-${id}` : `msp-plugin-${id}`;
  if ((ours ? name : name.replace(/^@[^/]*\//, '')) !== wanted)
    problems.push({
      field: 'package',
      message: `${name} is not called by its id`,
      hint: `Call the package msp-plugin-${id}, or @<your scope>/msp-plugin-${id}.`,
    });
  if (ours && verified === false)
    problems.push({
      field: 'package',
      message: `${name} is under the scope of this project, and is not verified`,
      hint: 'Publish it without a scope, or under your own.',
    });
  if (verified && !(ours && firstParty.includes(id)))
    problems.push({
      field: 'verified',
      message: `${id} is no plugin of this project`,
      hint: 'Write false: verified are only plugins that are made and released in this repository.',
    });
  const scope = /^@([^/]*)\//.exec(name)?.[1];
  if (scope !== undefined && !ours && skeleton(scope).startsWith(skeleton('msp')))
    problems.push({
      field: 'package',
      message: `the scope @${scope} could be taken for that of this project`,
      hint: 'Publish it without a scope, or under a scope that is your own name.',
    });
  return problems;
};

/** Id, title and package are nobody else's, mean nothing else, and could not be taken for another plugin's. */
export const ownNames: Rule = (entry, { others, firstParty }) => {
  const { id, title, package: name } = entry;
  // A plugin of this project is there by right: what looks like it has to go.
  const guarded = id !== undefined && firstParty.includes(id) && entry.verified === true;
  return [
    ...(id !== undefined && !guarded ? reserved(id) : []),
    ...announced(entry, others),
    ...(title !== undefined && mixesScripts(title)
      ? [
          {
            field: 'title',
            message: 'one of its words mixes letters of two scripts',
            hint: 'Write each word of the name of the manifest in one script.',
          },
        ]
      : []),
    ...others.flatMap((other): EntryProblem[] => {
      if (id === other.id)
        return [{ field: 'id', message: `there is an entry of ${id} already`, hint: RENAME }];
      if (name === other.package)
        return [
          {
            field: 'package',
            message: `${name} is the package of ${other.id} already`,
            hint: 'One package has one entry: correct that one.',
          },
        ];
      return guarded ? [] : alikeProblems({ id, title, name }, other);
    }),
  ];
};

/** An id that means something else already. */
function reserved(id: string): EntryProblem[] {
  if (PARTS.has(id))
    return [{ field: 'id', message: `${id} would be taken for a part of MSP`, hint: RENAME }];
  const reason = reservedFor(id);
  return reason === null ? [] : [{ field: 'id', message: `${id} ${reason}`, hint: RENAME }];
}

/** A name that is kept for a plugin of this project which is still to come. */
function announced({ id, verified }: Parameters<Rule>[0], others: readonly RegistryEntry[]): EntryProblem[] {
  // Of one that is there already is told in any case.
  const coming = ANNOUNCED.filter((each) => !others.some((other) => other.id === each));
  const like = id !== undefined && !verified && coming.find((each) => alike(id, each));
  return like
    ? [{ field: 'id', message: `${id} could be taken for ${like}, a plugin of this project`, hint: RENAME }]
    : [];
}

interface Names {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly name: string | undefined;
}

function alikeProblems({ id, title, name }: Names, other: RegistryEntry): EntryProblem[] {
  const taken = [other.id, tail(other.package)];
  const confusing = (word: string | undefined) =>
    word !== undefined && taken.some((each) => alike(word, each));
  const said = `could be taken for ${other.id} (${other.package})`;
  const sameTitle = title !== undefined && skeleton(bare(title)) === skeleton(bare(other.title));
  return [
    ...(confusing(id) ? [{ field: 'id', message: `${id} ${said}`, hint: RENAME }] : []),
    ...(!confusing(id) && name !== undefined && confusing(tail(name))
      ? [{ field: 'package', message: `${name} ${said}`, hint: RENAME }]
      : []),
    ...(sameTitle
      ? [
          {
            field: 'title',
            message: `"${title}" ${said}`,
            hint: 'Say in the name of the manifest what sets it apart, for example "Linear cycles".',
          },
        ]
      : []),
  ];
}
