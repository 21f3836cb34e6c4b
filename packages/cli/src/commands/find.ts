import { MspError } from '@msp/protocol';
import type { Listing } from '../definition.js';

/**
 * The command with this name or alias.
 *
 * @throws an `MspError` `MSP010` where there is none, naming the one that was probably meant
 */
export async function findCommand<Found extends Listing>(
  name: string,
  commands: readonly Found[],
): Promise<Found> {
  const found = commands.find((entry) => entry.name === name || entry.alias === name);
  if (found) return found;
  const { nearest } = await import('../arguments/suggest.js');
  const { quoted } = await import('../arguments/quoted.js');
  const near = nearest(
    name,
    commands.map((entry) => entry.name),
  );
  throw new MspError('MSP010', {
    message: `There is no command ${quoted(name)}.`,
    hint: near ? `Did you mean msp ${near}? All commands: msp help` : 'See all commands: msp help',
  });
}
