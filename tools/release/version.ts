/**
 * `npm run version-packages`: turns the waiting changesets into versions, changelogs and ranges, brings the lockfile up to date, and
 * certifies the plugins as they will be published. What it changed is to be committed.
 *
 * `--without-provenance`: for publishing to a registry of tests.
 */
import { waitingChangesets } from './changesets.ts';
import { workflowOrigin, writeOrigin } from './manifests.ts';
import { raisedPeers } from './peers.ts';
import { writeProtocolVersion } from './protocol-version.ts';
import { root, runChangeset, runCommand, runScript } from './run-command.ts';
import { publicPackages, writeManifest } from './workspace.ts';

const changesets = waitingChangesets(root);
if (changesets.length === 0) {
  console.log('No changesets wait: there is nothing to release. `npm run changeset` writes one.');
  process.exit(0);
}
runChangeset('version');
writeProtocolVersion(root);
for (const raised of raisedPeers(changesets, publicPackages(root))) {
  console.log(`${raised.manifest.name} needs ${JSON.stringify(raised.manifest.peerDependencies)}`);
  writeManifest(root, raised);
}
// Before certifying: the registry holds the checksum of the archive, and this is part of the archive.
const origin = process.argv.includes('--without-provenance') ? null : workflowOrigin(process.env);
const moved = origin === undefined ? [] : writeOrigin(root, origin);
runCommand('npm', 'install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund');
runCommand('npm', 'run', '-s', 'build');
runScript('tools/registry/run.ts', '--certify', ...(moved.length > 0 ? ['--all'] : []));
