/** Packages of a stranger in a registry, for tests. */
import type { RegistryEntry } from '@msp/registry';
import { temporaryFolder } from '@msp/testing';
import { onTestFinished } from 'vitest';
import { packageProblems } from '../package/check.ts';
import { type BoardsChange, npmEnvironment, publishBoards } from './boards.ts';
import { startPackageServer } from './package-server.ts';

/** A registry with the plugin in it. */
export async function published(change: BoardsChange | ((url: string) => BoardsChange) = {}) {
  const folder = temporaryFolder();
  const server = await startPackageServer();
  onTestFinished(() => server.close());
  const archive = await publishBoards(
    folder,
    server,
    typeof change === 'function' ? change(server.url) : change,
  );
  return { folder, server, archive, environment: npmEnvironment(folder, server) };
}

/** What stands against the package of an entry. @param patience seconds for its certification */
export const told = async (entry: RegistryEntry, environment: NodeJS.ProcessEnv, patience?: number) =>
  (await packageProblems(entry, { environment, ...(patience !== undefined && { patience }) })).map(
    ({ field, message }) => `${field}: ${message}`,
  );
