import { counted, label, section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import type { ToolRemoved } from '../plugins/install/removed.js';

/** What was disconnected, and what was kept, with the commands for whoever does not want it kept. */
export function toolRemovedView(
  { name, kept, removedSecrets, ...removed }: ToolRemoved,
  paper: Paper,
): string[] {
  const { style } = paper;
  const waits = kept.queued + kept.parked;
  const lines = [
    ...(waits > 0
      ? [
          `  ${counted(waits, 'operation')} not sent yet: ${style.accent(`msp outbox list --plugin ${name}`)}`,
          `    to give them up: ${style.accent(`msp outbox discard --plugin ${name} --all`)}`,
        ]
      : []),
    ...(kept.sent > 0
      ? [`  what ${counted(kept.sent, 'operation')} brought into the tool, and the links to it`]
      : []),
    ...kept.secrets.map(
      (secret) => `  the secret ${label(secret)}: ${style.accent(`msp secret remove ${secret}`)}`,
    ),
  ];
  return [
    `${style.good(name)} is disconnected. Your local files are unchanged.`,
    ...(removed.uninstalled ? [`${removed.package} is uninstalled.`] : []),
    ...(removedSecrets.length > 0 ? [`Deleted: ${removedSecrets.join(', ')}`] : []),
    ...section(paper, 'Kept', lines),
    '',
    style.faint(`To connect it again, where it left off: msp add ${name}`),
  ];
}
