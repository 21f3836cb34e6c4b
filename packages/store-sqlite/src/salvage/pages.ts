/** A database file and its write-ahead log as pages. */
import { existsSync } from 'node:fs';
import { Bytes } from './bytes.js';
import { isPageSize, type LogFrames, logFrames } from './log-frames.js';

const MAGIC = 'SQLite format 3\0';

/** What our stores use, where the file does not say any more. */
const USUAL_PAGE_SIZE = 4096;

/** A stretch of bytes in which rows may lie. */
export interface Stretch {
  readonly bytes: Bytes;
  readonly from: number;
  readonly to: number;
}

export class Pages {
  readonly #file: Bytes;
  readonly #log: Bytes | null;
  readonly #frames: LogFrames | null;
  readonly #pageSize: number;
  /** How many bytes the file should have by its own account; null where it does not say. */
  readonly declaredSize: number | null;

  constructor(path: string) {
    // The log first: whatever is folded into the file meanwhile is then met at least once.
    this.#log = existsSync(`${path}-wal`) ? new Bytes(`${path}-wal`) : null;
    this.#file = new Bytes(path);
    const header = this.#file.read(0, 100);
    const known = header.length === 100 && header.toString('latin1', 0, 16) === MAGIC;
    const size = known ? header.readUInt16BE(16) : 0;
    this.#pageSize = isPageSize(size) ? size : USUAL_PAGE_SIZE;
    this.#frames = this.#log && logFrames(this.#log, this.#pageSize);
    // The count is only kept up to date by versions that also note for which state of the file it holds.
    const current = known && header.readUInt32BE(24) === header.readUInt32BE(92);
    this.declaredSize = current ? header.readUInt32BE(28) * this.#pageSize : null;
  }

  get size(): number {
    return this.#file.size;
  }

  /** Everything that may hold rows: the file, and every committed page of the log. */
  *stretches(): Generator<Stretch> {
    yield { bytes: this.#file, from: 0, to: this.#file.size };
    if (!this.#log || !this.#frames) return;
    for (const from of this.#frames.offsets)
      yield { bytes: this.#log, from, to: from + this.#frames.pageSize };
  }

  /** The page sizes that a row may have been written with: what the file says, and the usual one. */
  get pageSizes(): readonly number[] {
    return [...new Set([this.#pageSize, this.#frames?.pageSize ?? this.#pageSize, USUAL_PAGE_SIZE])];
  }

  /** The versions of a page, the newest first: of the log, and of the file. */
  *versions(page: number, pageSize: number): Generator<Buffer> {
    if (page < 1) return;
    const offset = this.#frames?.newest.get(page);
    if (offset !== undefined && this.#log) yield this.#log.read(offset, pageSize);
    yield this.#file.read((page - 1) * pageSize, pageSize);
  }

  close(): void {
    this.#log?.close();
    this.#file.close();
  }
}
