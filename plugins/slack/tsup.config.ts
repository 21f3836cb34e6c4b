import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { cardOf } from '@msp/protocol';
import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  target: 'node22',
  platform: 'node',
  // `node:sqlite` and others have no name without their prefix.
  removeNodeProtocol: false,
  clean: true,
  sourcemap: true,
  silent: true,
  // The card says what the plugin may reach; MSP shows it before anybody installs the package, and holds the plugin to it.
  async onSuccess() {
    const { default: plugin } = await import(pathToFileURL('dist/index.js').href);
    await writeFile('dist/plugin.json', `${JSON.stringify(cardOf(plugin), null, 2)}\n`);
  },
});
