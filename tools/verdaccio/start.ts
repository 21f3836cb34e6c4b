/** A real npm registry on this machine, for tests that publish: Verdaccio, with storage that goes away with it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { configuration, upstream } from './configuration.ts';
import { verdaccio } from './install.ts';

const PATIENCE = 60_000;

/** A running registry. */
export interface RunningVerdaccio {
  /** Ends with a slash. */
  readonly url: string;
  /** What npm sends to be let in. It proves nothing, but without one npm does not publish. */
  readonly token: string;
  /** A file for `NPM_CONFIG_USERCONFIG`, with the address and the token. */
  readonly npmrc: string;
  /** Published packages lie here: `<name>/<name without scope>-<version>.tgz`. */
  readonly storage: string;
  /** Ends it, and removes its storage. */
  stop(): Promise<void>;
}

/**
 * Starts a registry and waits until it answers. Packages of ours live in it alone; all others come through it from
 * the registry that npm is configured with.
 *
 * @returns the registry, or why there can be none here
 * @throws where there can be none although CI is set, and where it does not start
 */
export async function startVerdaccio(): Promise<RunningVerdaccio | { readonly missing: string }> {
  const installed = await verdaccio();
  if ('missing' in installed) {
    if (process.env.CI) throw new Error(`CI must publish to a real registry: ${installed.missing}`);
    return installed;
  }
  const folder = mkdtempSync(join(tmpdir(), 'msp-registry-'));
  const storage = join(folder, 'storage');
  mkdirSync(storage);
  const config = join(folder, 'config.yaml');
  const from = upstream();
  writeFileSync(config, configuration(storage, from));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const child = spawn(process.execPath, [installed.program, '--config', config, '--listen', url], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(from.authorities && { NODE_EXTRA_CA_CERTS: from.authorities }) },
  });
  const kill = () => child.kill('SIGKILL');
  // Tests that are cut short leave no server behind.
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await answering(child, url);
  } catch (error) {
    await stop();
    throw error;
  }
  const token = 'everybody';
  const npmrc = join(folder, 'npmrc');
  writeFileSync(npmrc, `registry=${url}\n//127.0.0.1:${port}/:_authToken=${token}\n`);
  return { url, token, npmrc, storage, stop };
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  let said = '';
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  for (const end = Date.now() + PATIENCE; Date.now() < end && child.exitCode === null; ) {
    const answer = await fetch(`${url}-/ping`).catch(() => null);
    if (answer?.ok) return;
    await setTimeout(100);
  }
  throw new Error(`Verdaccio did not start: ${said}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
