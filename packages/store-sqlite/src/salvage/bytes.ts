/** Reading a file anywhere, without ever changing it. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** What a disk reads at once, and fails to. */
const SECTOR = 4096;

/** The bytes of a file. Beyond its end there are none. */
export class Bytes {
  readonly size: number;
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.size = fstatSync(this.#file).size;
  }

  /** Up to `length` bytes from `offset` on, fewer where the file ends. What the disk cannot read is zeros. */
  read(offset: number, length: number): Buffer {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, this.size - offset)));
    for (let filled = 0; filled < buffer.length; ) filled += this.#readOnce(buffer, filled, offset + filled);
    return buffer;
  }

  close(): void {
    closeSync(this.#file);
  }

  #readOnce(buffer: Buffer, filled: number, position: number): number {
    const toNextSector = SECTOR - (position % SECTOR);
    try {
      return readSync(this.#file, buffer, filled, buffer.length - filled, position) || toNextSector;
    } catch {
      // A bad sector is damage like any other: go on behind it.
      return toNextSector;
    }
  }
}
