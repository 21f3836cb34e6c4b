import type { Warning } from '@msp/protocol';
import type { Paper } from './output/paper.js';

/** What a command answers. It is printed in one place: as text, as JSON, or as the one essential line. */
export interface Outcome {
  /** The one document that `--json` prints. Made only when asked for. `warnings` in it are filled when it is printed. */
  json(): unknown;
  /** Lines for a person. */
  text(paper: Paper): readonly string[] | Promise<readonly string[]>;
  /** What `--quiet` prints: an id, a value. Nothing where absent. */
  readonly essential?: string | undefined;
  /** Told on stderr, or in the JSON document where that has `warnings`. */
  readonly warnings?: readonly Warning[];
  /** How the process ends. Default: 0. */
  readonly exitCode?: number;
  /** Printed as it comes in place of everything else: a document too large to hold. */
  readonly stream?: AsyncIterable<string>;
}
