/** Whether every plugin that the configuration asks for can be used with what it says. */
import { type ConfigProblem, loadPlugins } from '@msp/core';
import type { Place } from '../host.js';
import type { Shell } from '../shell.js';
import { loadRequest } from './kit.js';

/** A plugin, as a part of the configuration, and what is wrong with it. */
export interface TriedPlugin {
  /** For example plugins.neo4j. */
  readonly file: string;
  readonly exists: true;
  readonly problems: readonly ConfigProblem[];
}

/** Loads all that are switched on. Sends nothing. */
export async function tryPlugins(place: Place, shell: Shell): Promise<TriedPlugin[]> {
  const entries = place.loaded.config.plugins.filter(({ enabled }) => enabled);
  const all = await loadPlugins(entries, loadRequest(place, shell, null));
  return all.map((each) => ({
    file: `plugins.${each.name}`,
    exists: true,
    problems:
      each.state === 'loaded'
        ? []
        : [
            {
              ...{ key: `plugins.${each.name}`, line: null, column: null },
              message: `${each.reason}. ${each.hint}`,
            },
          ],
  }));
}
