/** What a rule of the registry looks at, and what it tells. */
import type { RegistryEntry } from '../entry.js';

/** Something because of which an entry cannot go into the registry. */
export interface EntryProblem {
  /** Where: `hosts[0]`; empty for the entry as a whole. */
  readonly field: string;
  /** What is wrong, as half a sentence. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly hint: string;
}

/** An entry of which only the fields are there whose shape is right, so that each rule looks at what it can. */
export type PartOfEntry = Readonly<Partial<RegistryEntry>>;

/** What an entry is held against. */
interface Circumstances {
  /** All other entries of the registry. */
  readonly others: readonly RegistryEntry[];
  /** The ids of the plugins of this project. */
  readonly firstParty: readonly string[];
}

/** One rule. Pure. */
export type Rule = (entry: PartOfEntry, circumstances: Circumstances) => readonly EntryProblem[];
