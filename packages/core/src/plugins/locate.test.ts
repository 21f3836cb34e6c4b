import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { locatePlugin, pluginsBefore, pluginsFolder } from './locate.js';

function project() {
  const root = temporaryFolder();
  const stateDirectory = join(root, '.msp');
  const install = (folder: string, version: string) => {
    const own = join(folder, 'node_modules', 'msp-plugin-crm');
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'package.json'), JSON.stringify({ version, exports: './index.js' }));
    writeFileSync(join(own, 'index.js'), '');
    return join(own, 'index.js');
  };
  const places = { root, stateDirectory, host: import.meta.url };
  return { install, places, now: pluginsFolder(stateDirectory), before: pluginsBefore(stateDirectory) };
}

it('what was installed before is found while another takes its place', () => {
  const { install, places, now, before } = project();
  const file = install(now, '1.0.0');
  expect(locatePlugin('crm', places)).toMatchObject({ file, from: 'project' });
  renameSync(now, before);
  expect(locatePlugin('crm', places)).toMatchObject({ file: file.replace(now, before), from: 'project' });
  // The new folder is there: what it does not have is not looked for in the old one.
  mkdirSync(now);
  expect(locatePlugin('crm', places)).toMatchObject({ hint: 'Install it: msp plugin add crm' });
});

it.each([
  ['@acme/msp-plugin-crm', 'no package @acme/msp-plugin-crm is installed'],
  ['crm', 'no package @msp/plugin-crm or msp-plugin-crm or crm is installed'],
])('what is not installed comes with the command that installs it: %s', (use, reason) => {
  const { places } = project();
  expect(locatePlugin(use, places)).toEqual({ reason, hint: `Install it: msp plugin add ${use}` });
});
