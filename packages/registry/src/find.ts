/** One plugin by its id. Pure. */
import type { RegistryEntry } from './entry.js';

/** The entry of an id; undefined where there is none. @example findPlugin(REGISTRY.plugins, 'linear')?.package // '@msp/plugin-linear' */
export const findPlugin = (entries: readonly RegistryEntry[], id: string): RegistryEntry | undefined =>
  entries.find((entry) => entry.id === id);
