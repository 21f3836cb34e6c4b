/** The catalog of what can go wrong: a code, what happened, why, and the next command. */

/** How the process ends; see docs/cli.md. */
export const EXIT = {
  ok: 0,
  noActiveSession: 1,
  sessionActive: 2,
  configuration: 3,
  integration: 4,
  corruption: 5,
  usage: 64,
} as const;

/** One entry of the catalog. */
export interface CatalogEntry {
  /** What it is called in the documentation. */
  readonly title: string;
  /** The exit code of a command that ends so. */
  readonly exit: number;
  /** When it happens and what it means, in a sentence or two. */
  readonly meaning: string;
}

/** Every error that MSP reports, by its code. Codes are never reused. */
export const CATALOG = {
  MSP001: {
    title: 'Session already active',
    exit: EXIT.sessionActive,
    meaning: 'One person has one active session in a working tree.',
  },
  MSP002: {
    title: 'No active session',
    exit: EXIT.noActiveSession,
    meaning: 'The command records into a session, and none is active here.',
  },
  MSP003: {
    title: 'Configuration invalid',
    exit: EXIT.configuration,
    meaning: 'A configuration file or an environment variable cannot be used.',
  },
  MSP004: {
    title: 'Integration failed',
    exit: EXIT.integration,
    meaning: 'A connected tool did not do what it was asked.',
  },
  MSP005: {
    title: 'Store damaged',
    exit: EXIT.corruption,
    meaning: 'The database cannot be read, or what is derived from the log does not agree with it.',
  },
  MSP006: {
    title: 'Crashed session waits',
    exit: EXIT.sessionActive,
    meaning: 'A session of yours went silent and was not recovered yet.',
  },
  MSP007: {
    title: 'Not unique',
    exit: EXIT.usage,
    meaning: 'The words or the id given fit more than one record, or a record with that id exists.',
  },
  MSP008: { title: 'Not found', exit: EXIT.usage, meaning: 'No record fits the words or the id given.' },
  MSP009: {
    title: 'Input refused',
    exit: EXIT.usage,
    meaning:
      'A text is empty or too long, a number is out of range, or a choice is not one of those there are.',
  },
  MSP010: {
    title: 'Usage',
    exit: EXIT.usage,
    meaning: 'The command, an argument or an option is not one that there is.',
  },
  MSP011: {
    title: 'Store newer than this program',
    exit: EXIT.configuration,
    meaning: 'A newer MSP wrote the store; this one leaves it alone.',
  },
  MSP012: {
    title: 'Store cannot be written',
    exit: EXIT.configuration,
    meaning: 'The disk is full, or the folder or the file is read-only.',
  },
  MSP013: {
    title: 'Store busy',
    exit: EXIT.configuration,
    meaning: 'Another process kept the store locked for longer than MSP waits.',
  },
  MSP014: {
    title: 'Import refused',
    exit: EXIT.usage,
    meaning: 'What is to be imported is not readable as any layout that MSP knows; nothing was imported.',
  },
  MSP015: {
    title: 'Git failed',
    exit: EXIT.usage,
    meaning: 'Git is missing, this is no repository, nothing is staged, or git itself refused.',
  },
  MSP016: {
    title: 'Session cannot do that',
    exit: EXIT.usage,
    meaning: 'The session is in a state that does not allow the command.',
  },
  MSP017: {
    title: 'Nothing to answer with',
    exit: EXIT.usage,
    meaning: 'A question needs a person at a terminal, and there is none.',
  },
  MSP018: {
    title: 'Node.js too old',
    exit: EXIT.configuration,
    meaning: 'MSP needs Node.js 22.16 or newer.',
  },
  MSP999: { title: 'Internal error', exit: 70, meaning: 'A mistake in MSP itself.' },
} as const satisfies Record<string, CatalogEntry>;

/** A code of the catalog. */
export type ErrorCode = keyof typeof CATALOG;

/** Marks our errors across copies of this package: told apart by this, never by `instanceof`. */
const MARK = Symbol.for('msp.error');

/** What an error says: what happened and why, and the next command. */
export interface ErrorText {
  readonly message: string;
  readonly hint: string;
  readonly cause?: unknown;
}

/**
 * An error that a person can act on.
 *
 * @example throw new MspError('MSP002', { message: 'No session is active here.', hint: 'Start one: msp start' });
 */
export class MspError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly exitCode: number;

  constructor(code: ErrorCode, text: ErrorText) {
    super(text.message, text.cause === undefined ? undefined : { cause: text.cause });
    this.name = 'MspError';
    this.code = code;
    this.hint = text.hint;
    this.exitCode = CATALOG[code].exit;
    Object.defineProperty(this, MARK, { value: true });
  }

  /** Is this one of ours, from whichever copy of the package? */
  static is(value: unknown): value is MspError {
    return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[MARK] === true;
  }
}
