import { EXIT, MspError } from '@msp/protocol';
import { secondsOf } from '../arguments/seconds.js';
import { command } from '../command.js';
import { openHost } from '../host.js';
import { sendsAnything } from '../plugins/poke.js';
import { syncView } from '../views/sync.js';
import { assertConfigured } from './deliver.js';

export default command({
  arguments: [{ name: 'plugin', description: 'Only this plugin. Default: all' }],
  options: { wait: { value: 'seconds', description: 'How long to go on. Default: 60' } },
  examples: [
    { line: 'msp sync', does: 'Send what waits, and ask every tool for what it knows' },
    { line: 'msp sync linear', does: 'Only this one' },
  ],
  details: [
    'This happens in the background by itself. This is for when you want to watch, or cannot wait for it.',
    'What the tools know then stands in msp context, status and recall, also where they cannot be reached.',
    'Ends with 4 where a tool could not be asked, or something could not be sent.',
  ],
  run: async ({ plugin }, { wait }, shell) => {
    const seconds = wait === undefined ? 60 : secondsOf(wait);
    const reading = await openHost(shell, 'any');
    const { plugins } = reading.config;
    assertConfigured(plugin, plugins);
    const entry = plugins.find(({ name }) => name === plugin);
    if (entry) assertSends(entry);
    // A folder with nothing to ask is left as it is.
    const host = sendsAnything(reading.config) ? await openHost(shell, 'made') : reading;
    const { syncTools } = await import('../plugins/sync-tools.js');
    const synced = await syncTools(
      { host, seconds, ...(plugin !== undefined && { names: [plugin] }) },
      shell,
    );
    const { warnings, queued, parked } = synced;
    const well = synced.plugins.every(({ ok }) => ok) && queued + parked === 0;
    return {
      json: () => ({ ...synced, warnings: [] }),
      text: (paper) => syncView(synced, paper),
      essential:
        synced.plugins.map(({ name, ok }) => `${name} ${ok ? 'ok' : 'failed'}`).join('\n') || undefined,
      warnings,
      exitCode: well ? EXIT.ok : EXIT.integration,
    };
  },
});

/** Who names a plugin expects that it is asked. */
function assertSends({
  name,
  enabled,
  mode,
}: {
  readonly name: string;
  readonly enabled: boolean;
  readonly mode: string;
}): void {
  if (enabled && mode === 'integrated') return;
  throw new MspError('MSP004', {
    message: enabled
      ? `${name} has the mode ${mode}: MSP itself asks it nothing.`
      : `${name} is switched off: it is not asked.`,
    hint: enabled
      ? `Have MSP ask it: msp config set plugins.${name}.mode integrated`
      : `Switch it on: msp config set plugins.${name}.enabled true`,
  });
}
