/** `msp add` without a name. */
import { interactive } from '../../interactive.js';
import type { Outcome } from '../../outcome.js';
import { paperFor } from '../../output/paper.js';
import { STDERR, write } from '../../output/write.js';
import type { Shell } from '../../shell.js';
import { recommendations } from '../../views/tool-list.js';
import { type AddOptions, add } from './add.js';
import { leavable } from './interrupted.js';
import { tools } from './tools.js';

/** Shows what there is; at a terminal one is picked from it, and connected. */
export async function addAny(options: AddOptions, shell: Shell): Promise<Outcome> {
  const { all, outcome } = await tools(shell);
  if (!interactive(shell) || all.length === 0) return outcome;
  const lines = recommendations(all, paperFor(STDERR, shell));
  if (lines.length > 0) write(STDERR, `${lines.join('\n')}\n`);
  const { terminalAsker } = await import('./terminal-asker.js');
  const asker = terminalAsker(shell);
  const at = await leavable(() =>
    asker.pick({
      label: 'Which tool?',
      options: all.map(({ id, title, summary, connected }) => ({
        value: id,
        label: connected.length > 0 ? `${title} (connected)` : title,
        hint: summary,
      })),
    }),
  );
  return add(all[at]?.id ?? '', options, shell);
}
