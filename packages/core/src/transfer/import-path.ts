/** Importing whatever somebody points at: an export, a folder or a file of an older layout. */
import { closeSync, createReadStream, openSync, readSync, type Stats, statSync } from 'node:fs';
import { basename, sep } from 'node:path';
import { MspError, type Warning } from '@msp/protocol';
import type { Host } from '../host.js';
import { isFirstLine } from './document-reader.js';
import { type ImportResult, importLines, importValue } from './import-document.js';
import { decodeText } from './legacy/decode.js';
import { findFiles } from './legacy/find-files.js';
import { gather } from './legacy/gather.js';
import { importSessions } from './legacy/import-sessions.js';
import { readFiles } from './legacy/read-files.js';
import type { LegacyFile, LegacyLayout } from './legacy/session.js';
import { shapeOf } from './legacy/shapes.js';
import { readLines } from './read-lines.js';
import { refused } from './refuse.js';

const LAYOUTS =
  'An export (msp export), a folder with .msp/state or .msp/archive of an older MSP, or ~/.msp-lite can be imported.';

const unknown = (what: string) =>
  refused(`${what} holds no sessions in any layout that msp knows.`, `Nothing was imported. ${LAYOUTS}`);

function standing(path: string): Stats {
  try {
    return statSync(path);
  } catch (cause) {
    throw refused(
      `${path} cannot be read: ${(cause as Error).message}.`,
      `Nothing was imported. ${LAYOUTS}`,
      cause,
    );
  }
}

/** The beginning of a file, enough to see whether it is an export as it was written. */
function beginning(path: string): string {
  const bytes = Buffer.alloc(256);
  const file = openSync(path, 'r');
  try {
    return decodeText(bytes.subarray(0, readSync(file, bytes))).split('\n', 1)[0] ?? '';
  } finally {
    closeSync(file);
  }
}

/** The layout and the name of a single file, as far as its path tells. */
function placeOf(path: string): { layout: LegacyLayout; source: string } {
  const parts = path.split(sep);
  const root = parts.findLastIndex((part) => part === '.msp' || part === '.msp-lite');
  const source = root < 0 ? basename(path) : parts.slice(root).join('/');
  if (source.startsWith('.msp-lite/')) return { layout: 'msp-lite', source };
  return { layout: /(^|\/)(state|sessions|daily)\//.test(source) ? 'msp-state' : 'msp-flat', source };
}

/** Imports documents that were parsed whole. */
async function importFiles(
  host: Host,
  what: string,
  files: readonly LegacyFile[],
  warnings: readonly Warning[],
  isOne: boolean,
): Promise<ImportResult> {
  const [first] = files;
  const shape = isOne && first ? shapeOf(first.value) : null;
  if (shape?.kind === 'export') return importValue(host.store, shape.document);
  if (shape?.kind === 'other') throw unknown(what);
  const gathered = gather(files);
  const isNothing = gathered.sessions.length === 0 && gathered.copies.length === 0;
  if (isNothing && warnings.length === 0) throw unknown(what);
  const result = await importSessions(host, gathered, isOne);
  const exports = gathered.exports.map((source) => ({
    message: `${source} is an export and was left out.`,
    hint: `Import it too: msp import <path of ${basename(source)}>`,
  }));
  return { ...result, warnings: [...warnings, ...exports, ...result.warnings] };
}

async function importFile(host: Host, path: string): Promise<ImportResult> {
  if (isFirstLine(beginning(path))) return importLines(host.store, readLines(createReadStream(path)));
  const { files, warnings } = readFiles([{ ...placeOf(path), path, guessed: false }]);
  if (warnings[0])
    throw refused(
      warnings[0].message.replace(', and was left out. Everything else was imported', ''),
      `Nothing was imported. ${LAYOUTS}`,
    );
  return importFiles(host, path, files, [], true);
}

/**
 * Imports a file or a folder, recognising what it is. Older layouts are read file by file: one that is broken is named
 * among the warnings, and the rest is imported. All that is imported is so in one transaction.
 *
 * @throws `MSP014` where nothing there can be imported, or an export is not whole.
 * @example await importPath(host, join(homedir(), '.msp-lite')) // { layout: 'msp-lite', sessions: 12, … }
 */
export async function importPath(host: Host, path: string): Promise<ImportResult> {
  try {
    if (!standing(path).isDirectory()) return await importFile(host, path);
    const { files, warnings } = readFiles(findFiles(path));
    return await importFiles(host, path, files, warnings, false);
  } catch (cause) {
    const isOurs = MspError.is(cause) || !(cause instanceof Error) || !('syscall' in cause);
    throw isOurs
      ? cause
      : refused(`${path} cannot be read: ${cause.message}.`, `Nothing was imported. ${LAYOUTS}`, cause);
  }
}

/**
 * Imports a text, such as what was piped in: an export, or one document of an older layout.
 * @throws `MSP014` as {@link importPath}.
 */
export async function importDocument(
  host: Host,
  text: string,
  source = 'standard input',
): Promise<ImportResult> {
  const lines = text.replace(/^\uFEFF/, '');
  if (isFirstLine(lines.slice(0, 256).split('\n', 1)[0] ?? '')) {
    return importLines(
      host.store,
      (async function* () {
        yield lines.split('\n');
      })(),
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(lines);
  } catch (cause) {
    throw refused(`The text from ${source} is no JSON.`, `Nothing was imported. ${LAYOUTS}`, cause);
  }
  const file: LegacyFile = { layout: 'msp-flat', source, value, written: host.now() };
  return importFiles(host, `The text from ${source}`, [file], [], true);
}
