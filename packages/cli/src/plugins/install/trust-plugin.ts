import { displayText } from '@msp/protocol';
import { assertConfigured } from '../../commands/deliver.js';
import { openHost } from '../../host.js';
import type { Outcome } from '../../outcome.js';
import type { Shell } from '../../shell.js';
import { trustConfigured } from '../allow.js';
import { forgetProblem } from '../forget-problem.js';

/** `msp plugin trust`: lets code of a project run. */
export async function trust(name: string, shell: Shell): Promise<Outcome> {
  const host = await openHost(shell, 'any');
  assertConfigured(name, host.config.plugins);
  const entry = host.config.plugins.find((each) => each.name === name);
  const file = entry ? trustConfigured(entry, host, shell) : null;
  await forgetProblem(name, host);
  return {
    json: () => ({ name, file, warnings: [] }),
    text: () => [`${name} may run here from now on:`, `  ${displayText(file ?? '')}`],
    essential: file ?? undefined,
  };
}
