/** Does the keychain work here? Asked once by putting something in, reading it and taking it out, and remembered. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Environment } from '@msp/core';
import { askKeychain } from './keychain.js';
import { writePrivateFile } from './private-file.js';
import { keychainMemoryFile } from './secret-places.js';

/** Milliseconds: as long as a probe may take, and as long as each answer is believed. */
const PATIENCE = 3_000;
const DAY = 86_400_000;
const BELIEVED = { works: 30 * DAY, fails: DAY / 24 };

/** Where a probe is made. */
export interface ProbePlace {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
}

interface Memory {
  readonly works: boolean;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** Never throws. A probe takes up to three seconds; what is remembered is told at once. */
export async function keychainWorks(place: ProbePlace, now: () => number = Date.now): Promise<boolean> {
  const file = keychainMemoryFile(place.env, place.platform);
  const all = recall(file);
  const key = placeKey(place);
  const known = Object.hasOwn(all, key) ? all[key] : undefined;
  if (known && isFresh(known, now())) return known.works;
  const works = await probe(place);
  remember(file, { ...all, [key]: { works, at: new Date(now()).toISOString() } });
  return works;
}

async function probe({ env, platform }: ProbePlace): Promise<boolean> {
  const account = `probe/${randomUUID()}`;
  const value = randomUUID();
  const answers = await askKeychain(
    [
      { action: 'set', account, value },
      { action: 'get', account },
      { action: 'remove', account },
    ],
    { env, platform, timeout: PATIENCE },
  );
  const [, got] = answers ?? [];
  return got?.value === value && (answers ?? []).every(({ done }) => done);
}

/** The same user has one on the desktop, and none in a session from afar. */
function placeKey({ env, platform }: ProbePlace): string {
  const told = [platform, process.arch, env.DBUS_SESSION_BUS_ADDRESS, env.XDG_RUNTIME_DIR, env.HOME];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 16);
}

function isFresh({ works, at }: Memory, now: number): boolean {
  const age = now - Date.parse(at);
  return age >= 0 && age < (works ? BELIEVED.works : BELIEVED.fails);
}

function recall(file: string): Record<string, Memory> {
  try {
    const all: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const entries = Object.entries(all as object).filter(
      ([, memory]) => typeof memory?.works === 'boolean' && typeof memory?.at === 'string',
    );
    return Object.fromEntries(entries.slice(-50)) as Record<string, Memory>;
  } catch {
    return {};
  }
}

function remember(file: string, all: Record<string, Memory>): void {
  try {
    writePrivateFile(file, `${JSON.stringify(all, null, 2)}\n`);
  } catch {
    // It is asked again next time.
  }
}
