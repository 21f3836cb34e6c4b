/** Runs what a page shows in its console blocks, and compares what comes out with what it shows. */
import { join } from 'node:path';
import { msp } from './command-line.ts';
import { type Block, difference, stepsOf } from './pages.ts';

/** The environment of somebody who has a home folder, and nothing else that counts. */
export const environmentIn = (folder: string): Record<string, string> => ({
  HOME: folder,
  XDG_CONFIG_HOME: join(folder, 'user'),
  XDG_CACHE_HOME: join(folder, 'cache'),
  ...{ MSP_DELIVERY_BACKGROUND: 'false', MSP_SECRETS: 'file', MSP_NO_CLIPBOARD: '1' },
});

/**
 * Runs the commands of blocks, one after another, in a folder.
 *
 * @param told what a printed line is to be read as: folders and ports are others on every machine
 * @returns one sentence for each command that printed something else
 */
export async function runSteps(
  blocks: readonly Block[],
  folder: string,
  environment: Readonly<Record<string, string>>,
  told: (line: string) => string,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { command, printed } of blocks.flatMap(stepsOf)) {
    const lines = await msp(command, folder, environment);
    const problem = difference(
      printed.map(told),
      lines.map((line) => told(line.replaceAll(folder, '/home/you/shop'))),
    );
    if (problem) wrong.push(`${command}: ${problem}`);
  }
  return wrong;
}
