/** What `msp context` hands to an assistant. Plain data. */

/** One line: something recorded, and the id by which it is found again. */
export interface ContextLine {
  /** The id of the record or the session it was taken from. */
  readonly id: string;
  readonly text: string;
  readonly timestamp: string;
}

/** A part of the context. `cut` lines were left out because the budget was used up. */
export interface ContextSection {
  readonly title: string;
  readonly lines: readonly ContextLine[];
  readonly cut: number;
}

/** The context of a project. */
export interface ContextDocument {
  readonly project: string;
  readonly generatedAt: string;
  /** How many days of history were looked at. */
  readonly days: number;
  /** Tokens allowed, and at most how many the text of format `ai` costs. */
  readonly budget: number;
  readonly tokens: number;
  readonly sections: readonly ContextSection[];
  /** How many lines were left out altogether. */
  readonly cut: number;
}
