/** The keychain of the operating system. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Environment } from '@msp/core';
import { KEYCHAIN_PROGRAM } from './keychain-program.js';

/** One thing to be done with it. */
export type KeychainStep =
  | { readonly action: 'get' | 'remove'; readonly account: string }
  | { readonly action: 'set'; readonly account: string; readonly value: string };

/** What came of it: `value` is what was got, null where there is none. Not done: it refused, is locked, or is not there. */
export interface KeychainAnswer {
  readonly done: boolean;
  readonly value: string | null;
}

/** Whose keychain, and how long to wait for it. */
export interface KeychainOptions {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  /** Milliseconds. A keychain that is locked may ask its owner first. */
  readonly timeout: number;
}

/** Under which our entries are found there. */
const SERVICE = 'msp';
/** Without it the binding would use the kernel's keyring where there is no desktop, which forgets. */
const LINUX = { linux: { store: 'secret-service' } };

/** Asks the keychain. Never throws: where it cannot be asked, null. */
export async function askKeychain(
  steps: readonly KeychainStep[],
  { env, platform, timeout }: KeychainOptions,
): Promise<readonly KeychainAnswer[] | null> {
  const module = binding();
  if (module === null) return null;
  const options = platform === 'linux' ? LINUX : undefined;
  const text = await runProgram(JSON.stringify({ module, service: SERVICE, options, steps }), env, timeout);
  return text === null ? null : answersOf(text, steps.length);
}

/** The path of the binding; null where it is not installed, which is nobody's mistake: it is optional. */
function binding(): string | null {
  try {
    return createRequire(import.meta.url).resolve('@napi-rs/keyring');
  } catch {
    return null;
  }
}

/** What the process said; null where it failed or was given up. */
function runProgram(input: string, env: Environment, timeout: number): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', KEYCHAIN_PROGRAM], {
      env: { ...env, NODE_OPTIONS: '' },
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      timeout,
      killSignal: 'SIGKILL',
    });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stdin.on('error', () => {});
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(pieces).toString('utf8') : null));
    child.stdin.end(input);
  });
}

function answersOf(text: string, count: number): readonly KeychainAnswer[] | null {
  try {
    const answers = JSON.parse(text) as KeychainAnswer[];
    return Array.isArray(answers) && answers.length === count ? answers : null;
  } catch {
    return null;
  }
}
