import { counted, section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import type { Removed } from '../plugins/install/removed.js';

/** What was removed, and what was kept, with the commands for whoever does not want it kept. */
export function removedView(
  { name, package: packageName, uninstalled, kept }: Removed,
  paper: Paper,
): string[] {
  const { style } = paper;
  const { queued, parked, sent, secrets } = kept;
  const waits = queued + parked;
  const lines = [
    ...(waits > 0
      ? [
          `  ${counted(waits, 'operation')} not sent yet: ${style.accent(`msp outbox list --plugin ${name}`)}`,
          `    to give them up: ${style.accent(`msp outbox discard --plugin ${name} --all`)}`,
        ]
      : []),
    ...(sent > 0 ? [`  what ${counted(sent, 'operation')} brought into the tool, and the links to it`] : []),
    ...secrets.map((secret) => `  the secret ${secret}: ${style.accent(`msp secret remove ${secret}`)}`),
  ];
  return [
    `${style.good(name)} is taken out of the configuration.${
      packageName === null
        ? ''
        : uninstalled
          ? ` ${packageName} is uninstalled.`
          : ` ${packageName} stays installed.`
    }`,
    ...section(paper, 'Kept', lines),
  ];
}
