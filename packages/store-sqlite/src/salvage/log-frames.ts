/**
 * The write-ahead log: pages as transactions wrote them (https://sqlite.org/fileformat2.html#the_write_ahead_log).
 * Only what was committed counts: what an interrupted command left behind was never acknowledged.
 */
import type { Bytes } from './bytes.js';

const HEADER = 32;
const FRAME_HEADER = 24;

/** Where the committed pages of a log are. */
export interface LogFrames {
  readonly pageSize: number;
  /** Where each committed page begins in the file, in the order in which they were written. */
  readonly offsets: readonly number[];
  /** Where the newest version of a page begins, by the page's number. */
  readonly newest: ReadonlyMap<number, number>;
}

/**
 * Reads the frames' headers. Two numbers, the salts, tell this log's frames from what an older one left behind them.
 * The log's header has them, and so has its first frame, should the header be damaged.
 */
export function logFrames(bytes: Bytes, fallback: number): LogFrames {
  const header = bytes.read(0, HEADER);
  const known = header.length === HEADER && (header.readUInt32BE(0) & ~1) === 0x377f0682;
  const pageSize = known && isPageSize(header.readUInt32BE(8)) ? header.readUInt32BE(8) : fallback;
  const frames = framesWith(header.subarray(16, 24), bytes, pageSize);
  return frames.offsets.length > 0 ? frames : framesWith(bytes.read(HEADER + 8, 8), bytes, pageSize);
}

function framesWith(salts: Buffer, bytes: Bytes, pageSize: number): LogFrames {
  const pending: [number, number][] = [];
  const offsets: number[] = [];
  const newest = new Map<number, number>();
  for (let at = HEADER; at < bytes.size; at += FRAME_HEADER + pageSize) {
    const head = bytes.read(at, FRAME_HEADER);
    if (head.length < FRAME_HEADER || !head.subarray(8, 16).equals(salts)) continue;
    pending.push([head.readUInt32BE(0), at + FRAME_HEADER]);
    // Only a transaction's last frame says how large the file is now; without one it was not committed.
    if (head.readUInt32BE(4) === 0) continue;
    for (const [page, offset] of pending.splice(0)) {
      offsets.push(offset);
      newest.set(page, offset);
    }
  }
  return { pageSize, offsets, newest };
}

/** Page sizes are powers of two. */
export function isPageSize(size: number): boolean {
  return size >= 512 && size <= 32_768 && (size & (size - 1)) === 0;
}
