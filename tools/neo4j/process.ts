/** The process of a Neo4j server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import neo4j from 'neo4j-driver';

const PATIENCE = 120_000;
const OPENED = ['java.base/java.nio', 'java.base/java.io', 'java.base/sun.nio.ch'];

/** Starts, watches and ends it. */
export class ServerProcess {
  readonly uri: string;
  readonly #command: readonly string[];
  readonly #password: string;
  #child: ChildProcess | null = null;
  #said = '';

  constructor(libraries: string, home: string, port: number, password: string) {
    this.uri = `bolt://127.0.0.1:${port}`;
    this.#password = password;
    this.#command = [
      ...['-Xmx512m', '-XX:+UseSerialGC'],
      ...OPENED.flatMap((module) => ['--add-opens', `${module}=ALL-UNNAMED`]),
      ...['-cp', join(libraries, '*'), 'org.neo4j.server.CommunityEntryPoint'],
      ...[`--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`],
    ];
    // Tests that are cut short leave no server behind.
    process.once('exit', () => this.#child?.kill('SIGKILL'));
  }

  /** Resolves when the server lets the user in. @throws with what the server said, where it does not start */
  async start(): Promise<void> {
    const child = spawn('java', this.#command, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#said = '';
    const listen = (chunk: Buffer) => {
      this.#said = (this.#said + chunk.toString()).slice(-4000);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      if (child.exitCode !== null) break;
      if (await this.#answers()) return;
      await setTimeout(100);
    }
    await this.end('SIGKILL');
    throw new Error(`Neo4j did not start: ${this.#said}`);
  }

  /** Sends a signal, and waits until the process is gone. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill(signal);
    await exited;
  }

  /** Sends a signal that does not end it. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child?.kill(signal);
  }

  async #answers(): Promise<boolean> {
    const driver = neo4j.driver(this.uri, neo4j.auth.basic('neo4j', this.#password), {
      connectionTimeout: 5000,
    });
    try {
      await driver.getServerInfo();
      return true;
    } catch {
      return false;
    } finally {
      await driver.close();
    }
  }
}
