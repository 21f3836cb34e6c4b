/** Everything because of which an entry cannot go into the registry. Pure. */
import { REGISTRY } from '../compiled.js';
import type { RegistryEntry } from '../entry.js';
import { category, contract, replacement } from './contents.js';
import { hosts } from './hosts.js';
import { ownNames, packageName } from './names.js';
import type { EntryProblem, Rule } from './problem.js';
import { shapeOf } from './shape.js';

const RULES: readonly Rule[] = [packageName, ownNames, category, contract, hosts, replacement];

/** The plugins of this project, as the registry that this package carries knows them. */
const verifiedIds = (): string[] => REGISTRY.plugins.filter(({ verified }) => verified).map(({ id }) => id);

/**
 * Everything that is wrong with an entry, each with what to do. None: it can go into the registry. Reaches nothing: whether the package
 * is what the entry says has to be looked at beside this.
 *
 * @param entry as it was read: anything
 * @param others all other entries of the registry
 * @param firstParty the ids of the plugins of this project, which alone may be verified. Default: those of `REGISTRY`
 * @example entryProblems(JSON.parse(text), REGISTRY.plugins)
 */
export function entryProblems(
  entry: unknown,
  others: readonly RegistryEntry[],
  firstParty: readonly string[] = verifiedIds(),
): EntryProblem[] {
  const { problems, part } = shapeOf(entry);
  return [...problems, ...RULES.flatMap((rule) => rule(part, { others, firstParty }))];
}
