/** Exporting the log. */
import { MspError, type RecordedEvent, type Store } from '@msp/protocol';
import { Checksum, canonical, footer, HEADER } from './document.js';

/** How many events are in memory at once. */
const PAGE = 1000;

function line({ sequence, ...event }: RecordedEvent): string {
  try {
    return canonical(event);
  } catch (cause) {
    throw new MspError('MSP005', {
      message: `Event ${sequence} of the log (${event.id}) is not as events are, so the export would not be complete.`,
      hint: 'Find out more: msp validate',
      cause,
    });
  }
}

/**
 * The log, or one session of it, as a JSON document in pieces of a thousand events. The same log gives the same bytes.
 *
 * @throws `MSP005` where an event in the store is damaged.
 * @example for await (const part of exportEvents(store)) file.write(part);
 */
export async function* exportEvents(
  store: Pick<Store, 'events'>,
  which: { readonly sessionId?: string } = {},
): AsyncGenerator<string, void> {
  const checksum = new Checksum();
  let count = 0;
  let after = 0;
  yield HEADER;
  for (;;) {
    const page = await store.events({ ...which, after, limit: PAGE });
    const last = page.at(-1);
    if (!last) break;
    const lines = page.map(line);
    for (const each of lines) checksum.add(each);
    yield `${count === 0 ? '\n' : ',\n'}${lines.join(',\n')}`;
    count += page.length;
    after = last.sequence;
  }
  yield `\n${footer(count, checksum.result())}\n`;
}
