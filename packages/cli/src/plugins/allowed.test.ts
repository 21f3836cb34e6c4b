/** What a person has allowed counts at once, what they took back counts no more, and a project alone allows nothing. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PluginListOutput } from '@msp/protocol';
import { expect, it, onTestFinished } from 'vitest';
import { connected, pluginCode, Workshop } from '../testing/tool.js';

const stateOf = async (workshop: Workshop) =>
  (await workshop.json(PluginListOutput, 'plugin', 'list')).document.plugins[0];
const NOT_ALLOWED = 'this project asks for it in a way that you have not allowed';

it('what the background found not to be allowed is forgotten once it is', async () => {
  const workshop = new Workshop();
  workshop.env.MSP_DELIVERY_IDLE = '0';
  workshop.write('tracker.ts', pluginCode());
  const plugins = { tracker: { use: './tracker.ts', url: 'http://127.0.0.1:1' } };
  workshop.write('.msp/config.json', JSON.stringify({ plugins }));
  await workshop.msp('start');
  await workshop.msp('decide', 'Use postgres');
  expect((await workshop.msp('deliver', '--background')).code).toBe(0);
  // As it is known without loading anything.
  expect((await workshop.msp('status')).stdout).toContain('not allowed');
  await workshop.msp('plugin', 'trust', 'tracker');
  expect((await workshop.msp('status')).stdout).not.toContain('not allowed');
  expect(await stateOf(workshop)).toMatchObject({ state: 'connected', problem: null });
});

it('what was taken out and comes back with the project has to be allowed again', async () => {
  const { workshop, tool } = await connected();
  expect((await workshop.msp('plugin', 'remove', 'tracker', '--yes')).code).toBe(0);
  const plugins = { tracker: { use: './tracker.ts', url: tool.url } };
  workshop.write('.msp/config.json', JSON.stringify({ plugins }));
  expect(await stateOf(workshop)).toMatchObject({ state: 'disabled', problem: NOT_ALLOWED });
});

it('an address that a project names as a registry is not asked, and one that the person names is', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.end('{"version": 1, "plugins": []}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/registry.json`;
  const workshop = new Workshop();
  workshop.write('.msp/config.json', JSON.stringify({ registries: [url] }));
  const { code, stderr } = await workshop.msp('plugin', 'search');
  expect([code, asked]).toEqual([0, 0]);
  expect(stderr).toContain('is not asked: the configuration of a project may only name files');
  workshop.env.MSP_REGISTRY = url;
  expect((await workshop.msp('plugin', 'search')).stderr).toBe('');
  expect(asked).toBe(1);
});
