/** What a person is asked before a plugin is made, or says by options. */

/** How a plugin reaches its tool. */
export const KINDS = ['http', 'graphql', 'files', 'sdk'] as const;
export type Kind = (typeof KINDS)[number];

/** One line on each kind, for help and prompts. */
export const KIND_MEANINGS: Readonly<Record<Kind, string>> = {
  http: 'plain HTTP requests, sent by MSP itself',
  graphql: 'GraphQL documents with variables',
  files: 'files in a folder, no network',
  sdk: "the vendor's own client",
};

/** What a plugin may have beside its kind, each with a question of its own. */
export const PARTS = ['tasks', 'webhook'] as const;
export type Part = (typeof PARTS)[number];

/** What a plugin is to be. */
export interface Answers {
  /** Its id: the key in a configuration, and the end of its package's name. */
  readonly name: string;
  /** As the tool writes its own name. Default: the words of the name, each with a capital. */
  readonly title?: string | undefined;
  readonly kind: Kind;
  /** Tasks of the tool and task files are kept alike. */
  readonly tasks: boolean;
  /** The tool reports changes by itself. */
  readonly webhook: boolean;
  /** The npm scope of the package, with its `@`. */
  readonly scope?: string | undefined;
}

/** What holds where nothing was said. */
export const DEFAULTS = { kind: 'http', tasks: false, webhook: false } as const satisfies Partial<Answers>;

/** @example isKind('graphql') // true */
export const isKind = (word: string): word is Kind => (KINDS as readonly string[]).includes(word);
