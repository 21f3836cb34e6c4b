import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MspError, PluginCreateOutput } from '@msp/protocol';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import type { Globals } from '../../globals.js';
import type { Shell } from '../../shell.js';
import { createPlugin } from './create-plugin.js';

const shellIn = (cwd: string): Shell => ({
  commands: [],
  globals: { json: true } as Globals,
  environment: {},
  cwd,
  now: new Date(0),
  notices: [],
  closing: [],
});

it('makes a plugin, and answers with what its document says', async () => {
  const folder = temporaryFolder();
  const { json, essential, exitCode } = await createPlugin(
    'my-tool',
    { kind: 'graphql', tasks: true, scope: '@acme' },
    shellIn(folder),
  );
  const made = PluginCreateOutput.parse(json());
  expect(made).toMatchObject({
    ...{ name: 'my-tool', package: '@acme/msp-plugin-my-tool', title: 'My Tool', kind: 'graphql' },
    ...{ tasks: true, webhook: false, folder: join(folder, 'my-tool') },
  });
  for (const path of made.files) expect(existsSync(join(made.folder, path))).toBe(true);
  expect([essential, exitCode]).toEqual([made.folder, undefined]);
});

it.each([
  [undefined, {}, 'MSP010', 'msp plugin create my-tool'],
  ['My Tool', {}, 'MSP009', 'msp plugin create my-tool'],
  ['../my-tool', {}, 'MSP009', 'msp plugin create my-tool'],
  ['my-tool', { kind: 'soap' }, 'MSP010', '--kind http'],
  ['taken', {}, 'MSP009', '--folder'],
  ['my-tool', { tasks: true, 'no-tasks': true }, 'MSP010', 'Leave one'],
])('%j %j is refused with %s', async (word, options, code, hint) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'taken'));
  writeFileSync(join(folder, 'taken', 'mine.txt'), 'mine');
  const error = await createPlugin(word, options, shellIn(folder)).catch((thrown: unknown) => thrown);
  if (!MspError.is(error)) throw error;
  expect([error.code, error.hint]).toEqual([code, expect.stringContaining(hint)]);
  expect(readdirSync(folder)).toEqual(['taken']);
});
