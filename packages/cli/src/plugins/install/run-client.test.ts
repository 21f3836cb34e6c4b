import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '@msp/delivery';
import { temporaryFolder } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { findClient, onPath } from './client.js';
import { runClient } from './run-client.js';

/** A program of that name that runs these lines. */
function program(folder: string, name: string, ...lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${lines.join('\n')}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe.skipIf(process.platform === 'win32')('a package manager', () => {
  it('that does not end is stopped, with whatever it has started', async () => {
    const folder = temporaryFolder();
    const file = program(folder, 'npm', 'sleep 300 & echo $! > child; wait');
    const run = { folder, env: process.env, what: 'crm could not be installed', limit: 300 };
    await expect(runClient({ name: 'npm', program: file }, [], run)).rejects.toMatchObject({
      ...{ code: 'MSP004', message: expect.stringMatching(/npm was not done after 0 s and was stopped/) },
    });
    // It was killed, or there was not even time to start it.
    const child = existsSync(join(folder, 'child')) ? Number(readFileSync(join(folder, 'child'), 'utf8')) : 0;
    expect(child === 0 || !isRunning(child)).toBe(true);
  });

  it('that cannot be started is named', async () => {
    const folder = temporaryFolder();
    const run = { folder, env: process.env, what: 'crm could not be installed' };
    await expect(runClient({ name: 'npm', program: join(folder, 'nowhere') }, [], run)).rejects.toMatchObject(
      {
        ...{ code: 'MSP012', message: expect.stringContaining('nowhere') },
      },
    );
  });

  it('is the one whose lock is there, else the one that started this, else the first on PATH', () => {
    const [folder, bin] = [temporaryFolder(), temporaryFolder()];
    for (const name of ['npm', 'pnpm', 'bun']) program(bin, name);
    program(bin, 'yarn', 'echo 4.1.0');
    const found = (env: Record<string, string> = {}) => findClient(folder, { PATH: bin, ...env }).name;
    expect(found()).toBe('npm');
    expect(found({ npm_config_user_agent: 'bun/1.4.0 node/v24' })).toBe('bun');
    // The digests that plugins are certified with are not in its lock.
    expect(found({ npm_config_user_agent: 'yarn/4.1.0 node/v24' })).toBe('npm');
    program(bin, 'yarn', 'echo 1.22.22');
    expect(found({ npm_config_user_agent: 'yarn/1.22.22 node/v24' })).toBe('yarn');
    writeFileSync(join(folder, 'pnpm-lock.yaml'), '');
    expect(found({ npm_config_user_agent: 'bun/1.4.0 node/v24' })).toBe('pnpm');
    expect(() => findClient(folder, { PATH: temporaryFolder() })).toThrow(
      /installed with pnpm, which is not on PATH/,
    );
  });

  it('has to be there', () => {
    const bin = temporaryFolder();
    writeFileSync(join(bin, 'npm'), 'not to be run');
    for (const PATH of ['', bin, ':', '/nowhere'])
      expect(() => findClient(temporaryFolder(), { PATH })).toThrow(
        expect.objectContaining({
          code: 'MSP004',
          message: expect.stringContaining('none of them is on PATH'),
        }),
      );
    expect(onPath('npm', {})).toBeNull();
  });
});
