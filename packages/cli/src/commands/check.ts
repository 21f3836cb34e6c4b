import { EXIT } from '@msp/protocol';
import { command } from '../command.js';
import { openHost } from '../host.js';
import { pokeDeliverer } from '../plugins/poke.js';
import { checkView } from '../views/check.js';
import { assertConfigured } from './deliver.js';

export default command({
  arguments: [{ name: 'plugin', description: 'Only this plugin. Default: all that send' }],
  options: {},
  examples: [
    { line: 'msp check', does: 'Is every connected tool there, and are the keys right?' },
    { line: 'msp check linear', does: 'Only this one' },
  ],
  details: [
    'Each tool has three seconds to answer. Where one that was unavailable answers, what waits for it is sent at once.',
    'Ends with 4 where a tool cannot be used.',
  ],
  run: async ({ plugin }, _, shell) => {
    const host = await openHost(shell, 'any');
    assertConfigured(plugin, host.config.plugins);
    const { checkConnections } = await import('../plugins/check-connections.js');
    const found = await checkConnections(host, shell, plugin);
    // Once the store is closed.
    if (found.mended) shell.closing.unshift(() => pokeDeliverer(host, shell));
    const { checks } = found;
    return {
      json: () => ({ checks, warnings: [] }),
      text: (paper) => checkView(found, paper),
      essential: checks.map(({ name, ok }) => `${name} ${ok ? 'ok' : 'failed'}`).join('\n') || undefined,
      exitCode: checks.every(({ ok }) => ok) ? EXIT.ok : EXIT.integration,
    };
  },
});
