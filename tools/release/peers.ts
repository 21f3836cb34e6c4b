/** Ranges of peers that have to be raised in a release. */
import type { Changeset } from './changesets.ts';
import type { WorkspacePackage } from './workspace.ts';

const raising = ['minor', 'major'];

/**
 * Packages as they are after a release, with higher ranges where they need what is new in a peer. Changesets leave the range of
 * a peer as long as it takes the new version; but what is changed together in one changeset works only together.
 *
 * @example a changeset names protocol (minor, 1.2.0) and testing: testing then needs protocol ^1.2.0
 */
export function raisedPeers(
  changesets: readonly Changeset[],
  packages: readonly WorkspacePackage[],
): WorkspacePackage[] {
  const versions = new Map(packages.map(({ manifest }) => [manifest.name, manifest.version]));
  return packages.flatMap(({ folder, manifest }) => {
    const peers = { ...manifest.peerDependencies };
    for (const { releases } of changesets) {
      if ((releases[manifest.name] ?? 'none') === 'none') continue;
      for (const peer of Object.keys(peers))
        if (versions.has(peer) && raising.includes(releases[peer] ?? 'none'))
          peers[peer] = `^${versions.get(peer)}`;
    }
    const same = JSON.stringify(peers) === JSON.stringify(manifest.peerDependencies ?? {});
    return same ? [] : [{ folder, manifest: { ...manifest, peerDependencies: peers } }];
  });
}
