/** Divides a note into the properties at its top and its body. Pure. */

import { endingOf } from './lines.js';

/** A note in parts that joined are the same note. */
export interface Parts {
  /** A byte order mark, or nothing. */
  readonly mark: string;
  /** The line `---` that begins the properties; empty where there are none. */
  readonly open: string;
  /** The YAML between the two lines, each line with its ending. */
  readonly yaml: string;
  /** The line `---` that ends them. */
  readonly close: string;
  readonly body: string;
}

const FRONT =
  /^(---[ \t]*(?:\r\n|\n|\r(?!\n)))((?:[^\r\n]*(?:\r\n|\n|\r(?!\n)))*?)(---[ \t]*(?:\r\n|\n|\r(?!\n)|$))/;

/** Divides a note. Properties begin on its first line; without a second `---` there are none. */
export function partsOf(note: string): Parts {
  const mark = note.startsWith('\ufeff') ? '\ufeff' : '';
  const text = note.slice(mark.length);
  const [whole = '', open = '', yaml = '', close = ''] = FRONT.exec(text) ?? [];
  return { mark, open, yaml, close, body: text.slice(whole.length) };
}

/** The note again. A body that was put after properties at the very end begins on a line of its own. */
export function noteOf({ mark, open, yaml, close, body }: Parts): string {
  const between = body !== '' && /-[ \t]*$/.test(close) ? endingOf(open) : '';
  return mark + open + yaml + close + between + body;
}
