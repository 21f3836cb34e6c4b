import { permissionWords, reachesAnything } from '@msp/protocol';
import { paragraph } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import type { Updated } from '../plugins/install/updated.js';

/** One line for each plugin, and below it what changed in what it may reach. */
export function updatedView(all: readonly Updated[], paper: Paper): string[] {
  const { style } = paper;
  if (all.length === 0) return ['No plugin is connected.'];
  const widest = Math.max(...all.map(({ name }) => name.length));
  return all.flatMap(({ name, before, after, outcome, added, removed, problem, hint }) => [
    `  ${name.padEnd(widest)}  ${
      outcome === 'updated'
        ? style.good(`${before} → ${after}`)
        : outcome === 'current'
          ? style.faint(`${before} is the newest`)
          : style.caution(before === null ? 'left as it is' : `${before} kept`)
    }`,
    ...(reachesAnything(added) && outcome === 'updated'
      ? paragraph(paper, `It may reach now: ${permissionWords(added)}`, '  ')
      : []),
    ...(reachesAnything(removed) ? paragraph(paper, `No more: ${permissionWords(removed)}`, '  ') : []),
    ...(problem === null ? [] : paragraph(paper, problem, '  ', Number.POSITIVE_INFINITY)),
    ...(hint === null ? [] : paragraph(paper, hint, '  → ', Number.POSITIVE_INFINITY).map(style.faint)),
  ]);
}
