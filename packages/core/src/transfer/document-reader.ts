/** Reading an export line by line, with every check that can be made without a store. Pure. */
import type { MspEvent } from '@msp/protocol';
import { Checksum, EXPORT_VERSION } from './document.js';
import { readEvent } from './event-problem.js';
import { refused } from './refuse.js';

const FIRST = /^\{"format":"msp-export","version":(\d+),"events":\[$/;
const LAST = /^\],"count":(\d+),"sha256":"([0-9a-f]{64})"\}$/;

/** Is this the first line of an export as it was written, not laid out anew by some other program? */
export const isFirstLine = (line: string) => FIRST.test(line.trimEnd());

/** Checks that hold for the events of a document however it is laid out. */
export class EventChecks {
  readonly #checksum = new Checksum();
  readonly #ids = new Set<string>();

  /**
   * @param place for people, e.g. `line 7`
   * @throws `MSP014` where the value is no event, or its id was there before.
   */
  add(value: unknown, place: string): MspEvent {
    const { event, problem } = readEvent(value);
    if (!event) throw refused(`The document cannot be imported, ${place}: ${problem}.`);
    if (this.#ids.has(event.id))
      throw refused(`The document cannot be imported, ${place}: the id ${event.id} is there twice.`);
    this.#ids.add(event.id);
    this.#checksum.add(JSON.stringify(event));
    return event;
  }

  /** @throws `MSP014` where the document does not hold what it once held. */
  end(count: unknown, sha256: unknown): void {
    const found = this.#ids.size;
    if (count !== found)
      throw refused(`The document says that it holds ${String(count)} events, and holds ${found}.`);
    if (sha256 !== this.#checksum.result())
      throw refused('The checksum of the document is wrong: it was changed after it was exported.');
  }
}

/** @throws `MSP014` for a version that this program does not know. */
export function assertVersion(version: unknown): void {
  if (version === EXPORT_VERSION) return;
  const hint = 'Nothing was imported. Update msp: npm install --global @msp/cli';
  throw refused(
    `The document is an export of version ${String(version)}; this program reads version ${EXPORT_VERSION}.`,
    hint,
  );
}

/** Takes the lines of an export one after another. */
export class DocumentReader {
  readonly #checks = new EventChecks();
  #line = 0;
  #state: 'begin' | 'events' | 'end' = 'begin';
  /** Did the last event have a comma after it? None is expected to follow the opening bracket. */
  #comma = true;

  /** @returns the event that stands on the line; null for the first and the last. */
  read(raw: string): MspEvent | null {
    this.#line += 1;
    const line = raw.trimEnd();
    if (this.#state === 'begin') return this.#begin(line);
    if (this.#state === 'end') {
      if (line === '') return null;
      throw this.#wrong('something follows the end of the document');
    }
    const last = LAST.exec(line);
    if (last) return this.#end(Number(last[1]), last[2]);
    if (!this.#comma) throw this.#wrong('a comma is missing before it');
    this.#comma = line.endsWith(',');
    return this.#checks.add(this.#parsed(this.#comma ? line.slice(0, -1) : line), `line ${this.#line}`);
  }

  /** @throws `MSP014` where the last line is missing. */
  finish(): void {
    if (this.#state !== 'end')
      throw refused(`The document ends after line ${this.#line}, before its last line: it was cut off.`);
  }

  #begin(line: string): null {
    const version = FIRST.exec(line)?.[1];
    if (version === undefined) throw this.#wrong('it is not the first line of an export');
    assertVersion(Number(version));
    this.#state = 'events';
    return null;
  }

  #end(count: number, sha256: string | undefined): null {
    if (this.#comma && count > 0) throw this.#wrong('a comma stands before it');
    this.#checks.end(count, sha256);
    this.#state = 'end';
    return null;
  }

  #parsed(line: string): unknown {
    try {
      return JSON.parse(line);
    } catch (cause) {
      const reason = line === '' ? 'it is empty' : 'it is no JSON. Was the file cut off?';
      throw refused(`The document cannot be imported, line ${this.#line}: ${reason}`, undefined, cause);
    }
  }

  #wrong(reason: string) {
    return refused(`The document cannot be imported, line ${this.#line}: ${reason}.`);
  }
}
