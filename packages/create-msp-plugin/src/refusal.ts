/** What a person is told where no plugin is made. */

/** How the process ends, by the codes of MSP's catalog that can occur here. */
const EXITS = { MSP009: 64, MSP010: 64, MSP012: 3 } as const;

export type RefusalCode = keyof typeof EXITS;

/** Marks refusals across copies of this package: told apart by this, never by `instanceof`. */
const MARK = Symbol.for('create-msp-plugin.refusal');

/**
 * What happened and why, and the next command: an error that a person can act on.
 *
 * @example throw new Refusal('MSP009', 'There is a file my-tool already.', 'Choose another name.');
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly hint: string;
  readonly exitCode: number;

  constructor(code: RefusalCode, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'Refusal';
    this.code = code;
    this.hint = hint;
    this.exitCode = EXITS[code];
    Object.defineProperty(this, MARK, { value: true });
  }

  /** Is this one, from whichever copy of the package? */
  static is(value: unknown): value is Refusal {
    return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[MARK] === true;
  }
}
