/** Every plugin that can be found by name: MSP's own registry, and those that the person or the project has named. */
import { readFileSync, statSync } from 'node:fs';
import type { Warning } from '@msp/protocol';
import { REGISTRY, REGISTRY_LIMIT, type RegistryEntry, readRegistry, TOO_LARGE } from '@msp/registry';
import type { Place } from '../../host.js';
import { ago } from '../../output/time.js';
import type { Shell } from '../../shell.js';
import { fetchRegistry } from './fetch.js';
import { type RegistryPlace, registryPlace } from './place.js';

/** An entry, and where it stands. */
export interface Listed {
  readonly entry: RegistryEntry;
  /** The file or address; null for MSP's own registry. Only there `verified` counts. */
  readonly registry: string | null;
}

/** What was read. */
export interface Registries {
  readonly listed: readonly Listed[];
  readonly read: readonly {
    readonly registry: string | null;
    readonly plugins: number;
    readonly hours: number | null;
  }[];
  readonly warnings: readonly Warning[];
}

/** MSP's own, which is part of the program. */
export const OWN: readonly Listed[] = REGISTRY.plugins.map((entry) => ({ entry, registry: null }));

/** Reads all of them, side by side. One that cannot be used is passed over with a warning. */
export async function gatherRegistries({ workspace, loaded }: Place, shell: Shell): Promise<Registries> {
  const source = loaded.sources.find(({ key }) => key === 'registries')?.source;
  const folder = source === 'env' ? shell.cwd : workspace.root;
  const places = [...new Set(loaded.config.registries)].map((named) => registryPlace(named, folder));
  // A cloned repository does not choose which addresses are asked.
  const all = await Promise.all(
    places.map((place) =>
      source === 'project' && place.kind === 'address' ? notAsked(place.shown) : readPlace(place, shell),
    ),
  );
  const listed = [...OWN];
  const warnings: Warning[] = [];
  for (const [index, { plugins, warning }] of all.entries()) {
    const registry = places[index]?.shown ?? '';
    if (warning) warnings.push(warning);
    for (const entry of plugins ?? []) {
      const taken = listed.find((each) => each.entry.id === entry.id);
      if (taken) warnings.push(twice(entry, registry, taken));
      else listed.push({ entry: { ...entry, verified: false }, registry });
    }
  }
  const read = all.flatMap(({ plugins, hours }, index) =>
    plugins ? [{ registry: places[index]?.shown ?? '', plugins: plugins.length, hours }] : [],
  );
  return { listed, read: [{ registry: null, plugins: OWN.length, hours: null }, ...read], warnings };
}

interface Reading {
  /** Null where it is passed over. */
  readonly plugins: readonly RegistryEntry[] | null;
  readonly hours: number | null;
  readonly warning: Warning | null;
}

async function readPlace(place: RegistryPlace, shell: Shell): Promise<Reading> {
  const { shown } = place;
  if (place.kind === 'none') return ignored(shown, place.reason);
  if (place.kind === 'file') return readFile(place.path, shown);
  const fetched = await fetchRegistry(place.url, { env: shell.environment, now: shell.now });
  if (fetched.text === null) return ignored(shown, fetched.problem);
  const reading = readRegistry(fetched.text);
  if ('problem' in reading) return ignored(shown, reading.problem);
  const old = new Date(shell.now.getTime() - fetched.hours * 3_600_000).toISOString();
  return {
    plugins: reading.document.plugins,
    hours: Math.round(fetched.hours * 10) / 10,
    warning: fetched.problem
      ? {
          message: `The registry ${shown} was not read anew: ${fetched.problem}. The copy of ${ago(old, shell.now)} was taken.`,
          hint: 'What is newer in it is found when it can be reached again.',
        }
      : null,
  };
}

function readFile(path: string, shown: string): Reading {
  try {
    const found = statSync(path);
    if (!found.isFile()) return ignored(shown, 'it is no file');
    if (found.size > REGISTRY_LIMIT) return ignored(shown, TOO_LARGE);
    const reading = readRegistry(readFileSync(path, 'utf8'));
    if ('problem' in reading) return ignored(shown, reading.problem);
    return { plugins: reading.document.plugins, hours: null, warning: null };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return ignored(shown, code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`);
  }
}

const notAsked = (shown: string): Reading => ({
  ...{ plugins: null, hours: null },
  warning: {
    message: `The registry ${shown} is not asked: the configuration of a project may only name files.`,
    hint: `If you want it: MSP_REGISTRY=${shown}, or for all your projects msp config set registries ${shown} --user`,
  },
});

const ignored = (shown: string, because: string): Reading => ({
  ...{ plugins: null, hours: null },
  warning: {
    message: `The registry ${shown} is ignored: ${because}.`,
    hint: 'Correct it, or take it out of `registries` (msp config get registries) or of MSP_REGISTRY.',
  },
});

const twice = ({ id }: RegistryEntry, registry: string, taken: Listed): Warning => ({
  message: `${id} of the registry ${registry} is passed over: ${taken.registry ?? "MSP's own registry"} has a plugin of that id.`,
  hint: null,
});
