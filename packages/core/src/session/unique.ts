/** Finds the one record that a person means by an id or by its beginning. */
import { type EventType, MspError, RECORD_PREFIXES, type StoreReader } from '@msp/protocol';
import { mainText } from '../recall/text.js';

/**
 * The id of the only record of a type whose id begins so. The kind (`dec-`) may be left away.
 *
 * @param what the record's name in the message, e.g. `decision`.
 * @throws `MSP008` where none does, `MSP007` where several do; the message lists them.
 */
export async function uniqueId(
  reader: Pick<StoreReader, 'eventsByIdPrefix'>,
  type: EventType,
  start: string,
  what: string,
): Promise<string> {
  const wanted = start.trim();
  const prefixes = wanted === '' ? [] : [wanted, ...RECORD_PREFIXES.map((prefix) => `${prefix}-${wanted}`)];
  const pages = await Promise.all(prefixes.map((prefix) => reader.eventsByIdPrefix(prefix, 6)));
  const found = pages.flat().filter((event) => event.type === type);
  const exact = found.find(({ id }) => id === wanted);
  const [only] = found;
  if (exact) return exact.id;
  if (only && found.length === 1) return only.id;
  if (!only) {
    throw new MspError('MSP008', {
      message: `No ${what} has an id that begins with "${wanted}".`,
      hint: `Look for it: msp recall "words of the ${what}"`,
    });
  }
  const list = found.slice(0, 5).map((event) => `  ${event.id}  ${mainText(event).slice(0, 60)}`);
  throw new MspError('MSP007', {
    message: `"${wanted}" begins several ids:\n${list.join('\n')}`,
    hint: 'Type more of the id.',
  });
}
