/** What a command takes. One definition drives parsing, help, shell completion and docs/cli.md. */

/** A word given by its place. */
export interface Argument {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  /** Takes all words that are left, joined by spaces. Only the last argument may. */
  readonly rest?: boolean;
  /** Written by a person: `-` reads it from standard input. */
  readonly text?: boolean;
  readonly choices?: readonly string[];
}

/** A word given by its name. Without `value` it is a switch. */
export interface Option {
  readonly description: string;
  /** What stands for its value in help, e.g. `<text>` is written from `text`. */
  readonly value?: string;
  readonly short?: string;
  readonly choices?: readonly string[];
  /** May be given several times. */
  readonly multiple?: boolean;
}

export type Options = Readonly<Record<string, Option>>;

/** A command line that works as it stands, and what it does. The tests run every one of them. */
interface Example {
  readonly line: string;
  readonly does: string;
}

/** A command's definition without its types, as help and completion read it. */
export interface Definition {
  readonly arguments: readonly Argument[];
  readonly options: Options;
  readonly examples: readonly Example[];
  /** More about the command than its summary: paragraphs. */
  readonly details?: readonly string[];
}

/** A command as it is looked up and listed. The rest of it is loaded when it is needed. */
export interface Listing {
  readonly name: string;
  readonly alias?: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** Under which heading help lists it. */
  readonly group: 'Session' | 'Record' | 'Recall' | 'Connect' | 'Data' | 'Tools';
  load(): Promise<{ readonly default: Definition }>;
}

/** Values by name, as parsed. */
export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
