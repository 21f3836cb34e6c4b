import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const run = (...words: [string, ...string[]]) => spawnSync(words[0], words.slice(1)).status === 0;

/**
 * Makes a folder read-only until the test is over: by its permissions, and for root, whom they do not keep out, by a mount.
 *
 * @returns whether that could be done
 */
export function readOnly(folder: string): boolean {
  const paths = [...readdirSync(folder).map((name) => join(folder, name)), folder];
  const change = (file: number, itself: number) => {
    for (const path of paths) chmodSync(path, path === folder ? itself : file);
  };
  if (process.getuid?.() !== 0) {
    change(0o400, 0o500);
    onTestFinished(() => change(0o600, 0o700));
  } else if (run('mount', '--bind', folder, folder)) {
    onTestFinished(() => void run('umount', '-l', folder));
    run('mount', '-o', 'remount,ro,bind', folder);
  }
  try {
    accessSync(folder, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}
