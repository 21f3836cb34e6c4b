/** Reading the files of an older layout; what cannot be read is named, and the rest goes on. */
import { readFileSync, statSync } from 'node:fs';
import type { Warning } from '@msp/protocol';
import { decodeText } from './decode.js';
import type { FoundFile } from './find-files.js';
import type { LegacyFile } from './session.js';
import { shapeOf } from './shapes.js';

/** Far more than a session ever was; a larger file would not fit into one string. */
const LARGEST = 256 * 1_048_576;

/** Files that PowerShell leaves empty where there is nothing to keep. */
const MAY_BE_EMPTY = /(^|\/)(session-history|decisions|progress-tracking)\.json$|\.cypher$/i;

function left(source: string, reason: string): Warning {
  return {
    message: `${source} ${reason}, and was left out. Everything else was imported.`,
    hint: 'Mend the file and import again: what is there already is skipped.',
  };
}

/** A file with its content; a sentence where it has none; null where it is nobody's business. */
function readOne(file: FoundFile): LegacyFile | Warning | null {
  const { layout, path, source, guessed } = file;
  try {
    const { size, mtime } = statSync(path);
    if (size > LARGEST) return left(source, `is ${Math.round(size / 1_048_576)} MB large`);
    const text = decodeText(readFileSync(path)).trim();
    if (text === '') return MAY_BE_EMPTY.test(source) || guessed ? null : left(source, 'is empty');
    const value: unknown = /\.cypher$/i.test(path) ? text : JSON.parse(text);
    const isSession = /\.cypher$/i.test(path) || !['other', 'nothing'].includes(shapeOf(value).kind);
    return guessed && !isSession ? null : { layout, source, value, written: mtime };
  } catch (error) {
    return left(
      source,
      error instanceof SyntaxError
        ? 'is no JSON (was it cut off?)'
        : `cannot be read (${(error as Error).message})`,
    );
  }
}

/** Reads all of them. */
export function readFiles(files: readonly FoundFile[]): { files: LegacyFile[]; warnings: Warning[] } {
  const read = files.flatMap((file) => readOne(file) ?? []);
  return {
    files: read.filter((each): each is LegacyFile => 'value' in each),
    warnings: read.filter((each): each is Warning => 'message' in each),
  };
}
