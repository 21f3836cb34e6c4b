import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const url = pathToFileURL(join(import.meta.dirname, 'undisturbed.ts')).href;

/** What a process says that sends itself a signal in the middle of something. */
const said = (signal: string, around: string) =>
  spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `const { undisturbed } = await import('${url}');
       ${around}(() => { process.kill(process.pid, '${signal}'); process.stdout.write('whole'); });`,
    ],
    { encoding: 'utf8' },
  ).stdout;

it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s waits', (signal) => {
  expect(said(signal, 'undisturbed')).toBe('whole');
  expect(said(signal, '((action) => action())')).not.toBe('whole');
});
