/** Is a package what its entry says? Pure. */
import { isDeepStrictEqual } from 'node:util';
import { type EntryProblem, entryOf, type RegistryEntry } from '@msp/registry';
import type { LaidOut } from './fetch.ts';

/** What an entry says of the package; the rest of it is its own. */
const COMPARED = [
  ...([
    'id',
    'package',
    'title',
    'summary',
    'capabilities',
    'hooks',
    'hosts',
    'addresses',
    'folders',
  ] as const),
  ...(['secrets', 'variables', 'contract', 'protocol', 'maturity'] as const),
] as const;
/** What may be written into the entry where the package does not tell it. */
const COMPLETED = ['homepage', 'author'] as const;

const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall'];

/** What to do about an entry that is not as its package. */
export const MAKE_AGAIN = ({ package: name, certification }: RegistryEntry): string =>
  `Make the entry again: node tools/registry/entry.ts ${name}@${certification.version}`;

/** Every difference between an entry and the package that it names. */
export function differences(entry: RegistryEntry, { packageFile, card }: LaidOut): EntryProblem[] {
  const scripts = Object.keys((packageFile.scripts as object | undefined) ?? {});
  const script = INSTALL_SCRIPTS.find((name) => scripts.includes(name));
  const scriptProblem: EntryProblem[] = script
    ? [
        {
          field: 'package',
          message: `it has a script "${script}", and scripts of plugins never run at their installation`,
          hint: 'Take the script out, or into one that is run before publishing.',
        },
      ]
    : [];
  if (!card)
    return [
      {
        field: 'package',
        message: 'it carries no card that can be read',
        hint: 'Its exports need "./plugin.json", which the build of the scaffold writes: msp plugin create.',
      },
      ...scriptProblem,
    ];
  const { category, author, homepage, verified, replacedBy } = entry;
  const kept = { category, verified, ...(replacedBy !== undefined && { replacedBy }) };
  const actual = entryOf(card, packageFile, entry.certification, kept);
  const told = actual.author.name === '' ? { author } : {};
  const expected = { ...actual, ...told, ...(actual.homepage === '' && { homepage }) };
  const fields = verified ? COMPARED : [...COMPARED, ...COMPLETED];
  return [
    ...fields.flatMap((field): EntryProblem[] =>
      isDeepStrictEqual(entry[field], expected[field])
        ? []
        : [
            {
              field,
              message: `the entry says ${JSON.stringify(entry[field])}, and the package ${JSON.stringify(expected[field])}`,
              hint: MAKE_AGAIN(entry),
            },
          ],
    ),
    ...scriptProblem,
  ];
}
