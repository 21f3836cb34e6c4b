/** What connected tools know: asked for with the plugins of this place. */
import { type Host, type LoadedPlugin, locateWorkspace } from '@msp/core';
import { type FeedOutcome, Refresher, type SynchronizeOptions, synchronize } from '@msp/delivery';
import type { Place } from '../host.js';
import type { Kit } from './kit.js';

/** Keeps feeds fresh in the background. */
export function refresher(kit: Kit, host: Host & Place): Refresher {
  const { worktreeRoot } = host.workspace;
  return new Refresher({
    ...facts(kit, host),
    plugins: kit.loaded,
    used: (name) => kit.budgets.of(name),
    open: (loaded) => kit.door(loaded),
    // Another one may be checked out meanwhile.
    branch: () => locateWorkspace({ cwd: worktreeRoot, stateDirectory: host.stateDirectory }).branch,
  });
}

/** Asks for all that one plugin's tool knows, now. */
export function refresh(
  loaded: LoadedPlugin,
  kit: Kit,
  host: Host & Place,
  given: Pick<SynchronizeOptions, 'signal' | 'onPage'>,
): Promise<FeedOutcome[]> {
  return synchronize({
    ...facts(kit, host),
    ...given,
    ...{ loaded, branch: host.identity.branch, used: kit.budgets.of(loaded.name), due: false },
    open: () => kit.door(loaded),
  });
}

const facts = (kit: Kit, { store, project, now, random, config }: Host) => ({
  ...{ store, project, now, sessionTimeout: config.features.sessionTimeout },
  random: () => (random(1)[0] ?? 0) / 255,
  onCall: (name: string) => kit.running(name),
});
