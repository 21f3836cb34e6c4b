/** A real Neo4j on this machine: Community edition, Bolt only, with authentication. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { neo4jLibraries } from './libraries.ts';
import { ServerProcess } from './process.ts';

/** A running server. Its user is `neo4j`. */
export interface RunningNeo4j {
  readonly uri: string;
  readonly password: string;
  /** Ends it in good order, and removes its folder unless one was given. */
  stop(): Promise<void>;
  /** Ends it with SIGKILL, as a failing machine would. What was committed stays on the disk. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with the same data. */
  restart(): Promise<void>;
  /** Freezes it: connections stay open, and nothing answers. */
  pause(): void;
  /** Lets it go on. */
  resume(): void;
}

/** What is asked of {@link startNeo4j}. */
export interface StartOptions {
  /** At least eight characters. A folder that was used before has its password already. */
  readonly password: string;
  /** Where its data lie; a temporary folder where none is given. */
  readonly directory?: string;
}

/**
 * Starts a server and waits until it lets the user in.
 *
 * @returns the server, or why there can be none here (no Java, no Maven, no way to Maven Central)
 * @throws where there can be none although CI is set, and where the server does not start
 */
export async function startNeo4j(
  options: StartOptions,
): Promise<RunningNeo4j | { readonly missing: string }> {
  const libraries = await neo4jLibraries();
  if ('missing' in libraries) {
    if (process.env.CI) throw new Error(`CI must test with a real Neo4j: ${libraries.missing}`);
    return libraries;
  }
  const home = options.directory ?? mkdtempSync(join(tmpdir(), 'msp-neo4j-'));
  const port = await freePort();
  const isNew = !existsSync(join(home, 'data'));
  configure(home, port);
  if (isNew) setPassword(libraries.folder, home, options.password);
  const server = new ServerProcess(libraries.folder, home, port, options.password);
  await server.start();
  return {
    uri: server.uri,
    password: options.password,
    async stop() {
      await server.end('SIGTERM');
      if (options.directory === undefined) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
    kill: () => server.end('SIGKILL'),
    async restart() {
      await server.end('SIGTERM');
      await server.start();
    },
    pause: () => server.signal('SIGSTOP'),
    resume: () => server.signal('SIGCONT'),
  };
}

function configure(home: string, port: number): void {
  mkdirSync(join(home, 'conf'), { recursive: true });
  const settings = {
    'server.directories.data': join(home, 'data'),
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.bolt.advertised_address': `127.0.0.1:${port}`,
    'server.http.enabled': false,
    'server.https.enabled': false,
    'dbms.security.auth_enabled': true,
    'dbms.usage_report.enabled': false,
    'server.memory.pagecache.size': '64m',
    'db.logs.query.enabled': 'OFF',
    'db.tx_log.preallocate': false,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(home, 'conf', 'neo4j.conf'), lines.join(''));
}

/** Can be done only before the first start. */
function setPassword(libraries: string, home: string, password: string): void {
  execFileSync(
    'java',
    ['-cp', join(libraries, '*'), 'org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', password],
    { env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') }, stdio: 'pipe' },
  );
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
