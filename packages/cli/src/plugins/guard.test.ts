import { CheckOutput, PluginListOutput } from '@msp/protocol';
import { expect, it } from 'vitest';
import { connected, pluginCode } from '../testing/tool.js';

/** A plugin that does something wrong as it is loaded. */
const behaving = async (mistake: string) => {
  const { workshop } = await connected();
  workshop.write('tracker.ts', `${mistake}\n${pluginCode()}`);
  return workshop;
};

it('what a plugin prints is no part of the answer', async () => {
  const workshop = await behaving(
    "console.log('hello from the plugin'); process.stdout.write('and more\\n');",
  );
  const { code, document } = await workshop.json(PluginListOutput, 'plugin', 'list');
  expect([code, document.plugins[0]?.state]).toEqual([0, 'connected']);
  const { stdout, stderr } = await workshop.msp('plugin', 'list', '-q');
  expect(stdout).toBe('tracker\n');
  expect(stderr).toContain('hello from the plugin\nand more\n');
});

it('a plugin that ends the process is named, and the process goes on', async () => {
  const workshop = await behaving('process.exit(0);');
  const { code, document } = await workshop.json(PluginListOutput, 'plugin', 'list');
  expect(code).toBe(0);
  expect(document.plugins[0]).toMatchObject({
    state: 'disabled',
    problem: 'it could not be loaded: it called process.exit(0)',
  });
});

it.each([
  ['a promise', "Promise.reject(new Error('nobody listens'));"],
  ['a timer', "setTimeout(() => { throw new Error('nobody listens'); }, 0);"],
  ['a value that is no error', "Promise.reject('nobody listens');"],
])('a failure that nobody waits for is told, and the process goes on: %s', async (_, mistake) => {
  const workshop = await behaving(mistake);
  const { code, stdout, stderr } = await workshop.msp('check', '--json');
  expect(code).toBe(0);
  expect(CheckOutput.parse(JSON.parse(stdout)).checks[0]).toMatchObject({ name: 'tracker', ok: true });
  expect(stderr).toBe('A plugin failed where nobody waits for it, and MSP goes on: nobody listens\n');
});
