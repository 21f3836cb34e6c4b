import { displayText, displayWidth } from '@msp/protocol';
import { counted, paragraph } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import type { Synced } from '../plugins/sync-tools.js';

/** One line for each tool, what could not be read, and what was sent. */
export function syncView(synced: Omit<Synced, 'integrations'>, paper: Paper): string[] {
  const { style } = paper;
  const { plugins, sent, queued, parked } = synced;
  if (plugins.length === 0) return ['No tool is connected. Connect one: msp add'];
  const width = Math.max(...plugins.map(({ title }) => title.length));
  return [
    ...plugins.flatMap(({ title, ok, message, hint, feeds }) => {
      const [mark, paint] = ok ? ['✓', style.good] : ['✗', style.bad];
      const begin = message.startsWith(title) ? `${mark} ` : `${mark} ${title.padEnd(width)}   `;
      const line = lines(message, begin, paper);
      const reasons = feeds.flatMap((feed) => feed.reasons.slice(0, 3));
      return [
        ...line.map(paint),
        ...(hint === null ? [] : paragraph(paper, hint, '  → ', Number.POSITIVE_INFINITY).map(style.faint)),
        ...reasons.flatMap((reason) => paragraph(paper, reason, '    ').map(style.faint)),
      ];
    }),
    ...(sent + queued + parked === 0
      ? []
      : ['', `${counted(sent, 'operation')} sent, ${queued} queued, ${parked} parked`]),
  ];
}

/** Its parts stand apart where they fit on one line. */
function lines(message: string, begin: string, paper: Paper): string[] {
  const whole = `  ${begin}${displayText(message)}`;
  return displayWidth(whole) <= paper.columns && !/[\r\n\t]/.test(message)
    ? [whole]
    : paragraph(paper, message.replace(/ {2,}/g, '; '), begin);
}
