/** The jars of a real Neo4j, from Maven Central, kept in node_modules/.cache. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The newest release of the line with long-term support that was there when this was written. Runs on Java 17 and 21. */
const NEO4J_VERSION = '5.26.30';

const OLDEST_JAVA = 17;
const cache = join(import.meta.dirname, '../../node_modules/.cache/neo4j');
const PATIENCE = 600_000;

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>msp</groupId><artifactId>database</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${NEO4J_VERSION}</version></dependency>
  </dependencies>
</project>
`;

/** The folder with the jars, or why there is none. */
export type Libraries = { readonly folder: string } | { readonly missing: string };

/** Brings the jars, once. Several processes may ask at the same time. */
export async function neo4jLibraries(): Promise<Libraries> {
  const java = await javaVersion();
  if (java < OLDEST_JAVA)
    return {
      missing: java === 0 ? 'java is not installed' : `java is ${java}, and Neo4j needs ${OLDEST_JAVA}`,
    };
  const folder = join(cache, NEO4J_VERSION);
  if (existsSync(folder)) return { folder };
  mkdirSync(cache, { recursive: true });
  const lock = join(cache, 'lock');
  if (!(await taken(lock)))
    return existsSync(folder) ? { folder } : { missing: 'another process brings Neo4j' };
  try {
    return existsSync(folder) ? { folder } : await download(folder);
  } finally {
    rmSync(lock, { force: true });
  }
}

async function download(folder: string): Promise<Libraries> {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished);
  writeFileSync(join(unfinished, 'pom.xml'), pom);
  try {
    await run(
      'mvn',
      ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=.', '-DincludeScope=runtime'],
      {
        cwd: unfinished,
        timeout: PATIENCE,
      },
    );
  } catch (error) {
    const { code, stdout = '', message } = error as Error & { code?: unknown; stdout?: string };
    if (code === 'ENOENT') return { missing: 'mvn is not installed' };
    const reason = stdout.split('\n').find((line) => line.includes('ERROR')) ?? message;
    return { missing: `Maven Central did not give Neo4j: ${reason}` };
  }
  renameSync(unfinished, folder);
  return { folder };
}

/** The major version of the Java on the path; 0 where there is none. */
async function javaVersion(): Promise<number> {
  try {
    const { stderr } = await run('java', ['-version']);
    return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Waits until nobody else holds the lock; a process that is gone holds nothing. */
async function taken(lock: string): Promise<boolean> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return true;
    } catch {
      if (!isAlive(lock)) rmSync(lock, { force: true });
      else await setTimeout(200);
    }
  }
  return false;
}

function isAlive(lock: string): boolean {
  try {
    // Between being made and being written the file is empty.
    const owner = readFileSync(lock, 'utf8');
    if (owner !== '') process.kill(Number(owner), 0);
    return true;
  } catch {
    return false;
  }
}
