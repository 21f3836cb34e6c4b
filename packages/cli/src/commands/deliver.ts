import { EXIT, MspError } from '@msp/protocol';
import { secondsOf } from '../arguments/seconds.js';
import { command } from '../command.js';
import { openHost } from '../host.js';
import type { Outcome } from '../outcome.js';
import { counted } from '../output/layout.js';
import type { Shell } from '../shell.js';
import { pluginLines } from '../views/plugins.js';

export default command({
  arguments: [{ name: 'plugin', description: 'Only this plugin. Default: all' }],
  options: {
    wait: { value: 'seconds', description: 'How long to go on. Default: 60' },
    background: { description: 'Go on as long as there is something to send; what MSP starts by itself' },
  },
  examples: [{ line: 'msp deliver', does: 'Send what is queued, and see how it stands with every tool' }],
  details: [
    'What you record is sent in the background by itself. This is for when you want to watch, or have switched that off (delivery.background).',
    'Ends with 4 where something could not be sent.',
  ],
  run: async ({ plugin }, { wait, background }, shell) => {
    if (background) return inBackground(shell);
    const seconds = wait === undefined ? 60 : secondsOf(wait);
    const host = await openHost(shell, 'there');
    assertConfigured(plugin, host.config.plugins);
    const { handOver } = await import('../plugins/hand-over.js');
    const { queued, parked, warnings, delivered, plugins } = await handOver(
      { host, seconds, ...(plugin !== undefined && { names: [plugin] }) },
      shell,
    );
    return {
      json: () => ({ sent: delivered, queued, parked, plugins, warnings: [] }),
      text: (paper) => [
        ...(plugins.length === 0 ? ['No tool is connected.'] : pluginLines(plugins, paper)),
        '',
        `${counted(delivered, 'operation')} sent, ${queued} queued, ${parked} parked`,
      ],
      essential: String(delivered),
      warnings,
      exitCode: queued + parked > 0 ? EXIT.integration : EXIT.ok,
    };
  },
});

async function inBackground(shell: Shell): Promise<Outcome> {
  const { deliverInBackground } = await import('../plugins/background.js');
  await deliverInBackground(shell);
  return { json: () => ({ sent: 0, queued: 0, parked: 0, plugins: [], warnings: [] }), text: () => [] };
}

/** @throws an `MspError` `MSP008` where a plugin is named that the configuration does not have */
export function assertConfigured(
  name: string | undefined,
  plugins: readonly { readonly name: string }[],
): void {
  if (name === undefined || plugins.some((entry) => entry.name === name)) return;
  const names = plugins.map((entry) => entry.name).join(', ');
  throw new MspError('MSP008', {
    message: `No plugin "${name}" is configured. ${names ? `There are: ${names}.` : 'There are none.'}`,
    hint: `See them: msp plugin list. Or connect it: msp add ${name}`,
  });
}
