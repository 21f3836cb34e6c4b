import { displayWidth } from '@msp/protocol';
import { label } from './layout.js';
import type { Paper } from './paper.js';
import { wrap } from './wrap.js';

/** How a column of a table is set. */
export interface Column {
  readonly align?: 'right';
  readonly paint?: (text: string) => string;
  /** Takes the room that is left; its text is wrapped. One column of a table may. */
  readonly flexible?: boolean;
  /** At least this wide, so that several tables stand below each other. */
  readonly width?: number;
}

const INDENT = '  ';
/** A flexible column narrower than this is not worth reading. */
const LEAST_ROOM = 20;

/**
 * Rows with aligned columns, two spaces apart. The flexible column is wrapped, and cut after `most` lines. Where the
 * terminal is too narrow for columns, the first cell stands alone and the others below it.
 */
export function table(
  paper: Paper,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  most = 2,
): string[] {
  const cells = rows.map((row) =>
    columns.map(({ flexible }, index) => (flexible ? (row[index] ?? '') : label(row[index] ?? ''))),
  );
  const widths = columns.map(({ flexible, width = 0 }, index) =>
    flexible ? 0 : Math.max(width, ...cells.map((row) => displayWidth(row[index] ?? ''))),
  );
  const taken = widths.reduce((sum, width) => sum + (width === 0 ? 0 : width + INDENT.length), INDENT.length);
  const room = paper.columns - taken;
  const needed = columns.some(({ flexible }) => flexible) ? LEAST_ROOM : -INDENT.length;
  const lines = room < needed ? stacked : aligned;
  return cells.flatMap((row) => lines(row, columns, { paper, widths, room, most }));
}

interface Measures {
  readonly paper: Paper;
  readonly widths: readonly number[];
  readonly room: number;
  readonly most: number;
}

function aligned(
  row: readonly string[],
  columns: readonly Column[],
  { widths, room, most }: Measures,
): string[] {
  const cells = columns.map(({ flexible }, index) =>
    flexible ? wrap(row[index] ?? '', room, most) : [row[index] ?? ''],
  );
  const height = Math.max(1, ...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = columns.flatMap((column, index) => {
      const width = column.flexible ? room : (widths[index] ?? 0);
      return width === 0 ? [] : [place(cells[index]?.[line] ?? '', width, column)];
    });
    return (INDENT + parts.join(INDENT)).trimEnd();
  });
}

function place(text: string, width: number, { align, paint }: Column): string {
  const gap = ' '.repeat(Math.max(0, width - displayWidth(text)));
  const painted = paint ? paint(text) : text;
  return align === 'right' ? gap + painted : painted + gap;
}

/** The first cell, the other short ones in as few lines as they fit in, then the long text. */
function stacked(row: readonly string[], columns: readonly Column[], { paper, most }: Measures): string[] {
  const lines: string[] = [];
  let width = 0;
  for (const [index, column] of columns.entries()) {
    const text = row[index] ?? '';
    if (column.flexible || text === '') continue;
    const painted = column.paint?.(text) ?? text;
    const wider = width + INDENT.length + displayWidth(text);
    if (lines.length < 2 || wider > paper.columns) {
      lines.push(`${lines.length === 0 ? INDENT : INDENT + INDENT}${painted}`);
      width = 2 * INDENT.length + displayWidth(text);
    } else {
      lines.push(`${lines.pop()}${INDENT}${painted}`);
      width = wider;
    }
  }
  const long = columns.findIndex(({ flexible }) => flexible);
  const text = long === -1 ? [] : wrap(row[long] ?? '', paper.columns - 2 * INDENT.length, most + 1);
  return [...lines, ...text.map((line) => INDENT + INDENT + line)];
}
