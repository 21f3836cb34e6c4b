/** Importing what `msp export` wrote. */
import type { MspEvent, Store, Warning } from '@msp/protocol';
import { allText } from '../recall/text.js';
import { findSecrets } from '../secret/index.js';
import { Appender, type ImportCount } from './append-missing.js';
import { EXPORT_FORMAT } from './document.js';
import { assertVersion, DocumentReader, EventChecks } from './document-reader.js';
import { importWarnings } from './import-warnings.js';

/** What an import did, and from which layout. */
export interface ImportResult extends ImportCount {
  readonly layout: string;
  readonly warnings: Warning[];
}

/** How many events are appended at once. */
const BATCH = 500;

/** The events of an export that comes line by line; only a batch of them is in memory. */
async function* fromLines(lines: AsyncIterable<readonly string[]>): AsyncGenerator<MspEvent[]> {
  const reader = new DocumentReader();
  let batch: MspEvent[] = [];
  for await (const some of lines) {
    for (const line of some) {
      const event = reader.read(line);
      if (event) batch.push(event);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  reader.finish();
  yield batch;
}

/** The events of an export that another program laid out anew, so that it had to be read whole. */
function* fromValue(document: Readonly<Record<string, unknown>>): Generator<MspEvent[]> {
  assertVersion(document.version);
  const checks = new EventChecks();
  const values = Array.isArray(document.events) ? document.events : [];
  for (let start = 0; start < values.length; start += BATCH) {
    yield values
      .slice(start, start + BATCH)
      .map((value, index) => checks.add(value, `event ${start + index + 1}`));
  }
  checks.end(document.count, document.sha256);
}

/** Does an event hold what looks like a secret? An export comes in as it went out, so it is told, not masked. */
const isSuspect = (event: MspEvent): boolean => findSecrets(allText(event)).length > 0;

function secretWarnings(ids: readonly string[]): Warning[] {
  if (ids.length === 0) return [];
  const named = ids.slice(0, 3).join(', ');
  return [
    {
      message: `${ids.length} imported record(s) hold what looks like a secret: ${named}${ids.length > 3 ? ' …' : ''}. They were kept as they came.`,
      hint: 'Replace such a secret by a new one: it stands in the export too.',
    },
  ];
}

/** All of it in one transaction: a mistake in the last line leaves the store as it was. */
async function importEvents(
  store: Store,
  batches: AsyncIterable<MspEvent[]> | Iterable<MspEvent[]>,
): Promise<ImportResult> {
  return store.transaction(async (transaction) => {
    const appender = await Appender.of(transaction);
    const suspects: string[] = [];
    for await (const batch of batches) {
      suspects.push(...batch.filter(isSuspect).map(({ id }) => id));
      await appender.append(batch, true);
    }
    const warnings = [...secretWarnings(suspects), ...(await importWarnings(transaction, appender.touched))];
    return { layout: EXPORT_FORMAT, ...appender.count, warnings };
  });
}

/**
 * Imports an export as it is read. Events that are there already are skipped.
 * @throws `MSP014` with the line and the reason; nothing was imported then.
 */
export function importLines(store: Store, lines: AsyncIterable<readonly string[]>): Promise<ImportResult> {
  return importEvents(store, fromLines(lines));
}

/**
 * Imports an export that was parsed whole.
 * @throws `MSP014` with the place and the reason; nothing was imported then.
 */
export function importValue(
  store: Store,
  document: Readonly<Record<string, unknown>>,
): Promise<ImportResult> {
  return importEvents(store, fromValue(document));
}
