/** Configuration files in a folder of their own, for tests; the folder is gone after each. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MspError } from '@msp/protocol';
import { afterEach, beforeEach, expect } from 'vitest';
import { type ConfigRequest, loadConfig } from '../config/load.js';

export let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'msp-config-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

export const projectFile = () => join(base, 'shop', '.msp', 'config.json');
export const userFile = () => join(base, 'home', 'config.json');

export function write(file: string, content: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content),
  );
}

export const load = (changes: Partial<ConfigRequest> = {}) =>
  loadConfig({
    stateDirectory: join(base, 'shop', '.msp'),
    root: join(base, 'shop'),
    env: {},
    userConfigPath: userFile(),
    accountName: 'ada',
    cwd: base,
    ...changes,
  });

export async function refused(changes: Partial<ConfigRequest> = {}): Promise<MspError> {
  const error: unknown = await load(changes).catch((caught: unknown) => caught);
  if (!MspError.is(error)) throw new Error(`not refused: ${JSON.stringify(error)}`);
  expect(error.code).toBe('MSP003');
  return error;
}
