import type { RecordedEvent } from '@msp/protocol';

/** What could be saved. */
export interface SalvageResult {
  /** Every event that is whole, in the order of the log, each at its place. */
  readonly events: readonly RecordedEvent[];
  /** What could not be saved, in sentences; empty where nothing is known to be missing. */
  readonly lost: readonly string[];
}
