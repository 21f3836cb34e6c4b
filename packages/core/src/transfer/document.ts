/**
 * What an export looks like: one JSON document, one event a line. Pure.
 *
 *     {"format":"msp-export","version":1,"events":[
 *     {"id":"evt-…","version":1,"type":"session-started", …},
 *     {"id":"upd-…","version":1,"type":"update-recorded", …}
 *     ],"count":2,"sha256":"…"}
 *
 * The checksum is over every event as it stands there, each followed by a line break.
 */
import { createHash } from 'node:crypto';
import { MspEvent } from '@msp/protocol';

export const EXPORT_FORMAT = 'msp-export';
export const EXPORT_VERSION = 1;

/** The first line. */
export const HEADER = `{"format":"${EXPORT_FORMAT}","version":${EXPORT_VERSION},"events":[`;

/** The last line. */
export const footer = (count: number, sha256: string) => `],"count":${count},"sha256":"${sha256}"}`;

/**
 * An event as one line: its fields in the order of the schema, whatever order they came in.
 * @throws a `ZodError` where it is no event.
 */
export function canonical(event: unknown): string {
  return JSON.stringify(MspEvent.parse(event));
}

/** A checksum that grows with every line. */
export class Checksum {
  readonly #hash = createHash('sha256');

  add(line: string): void {
    this.#hash.update(line).update('\n');
  }

  /** In hexadecimal digits. Nothing can be added afterwards. */
  result(): string {
    return this.#hash.digest('hex');
  }
}
