import type { Kind, Part } from '../answers.js';

/** Texts by their path, with `/` on every system. */
export type Texts = Readonly<Record<string, string>>;

/** What plugins are made of, as data: the workspace package templates/plugin, with versions that can be installed. */
export interface Template {
  /** The template as it stands: of the kind `http`, with every part. */
  readonly files: Texts;
  /** What differs in the other kinds, to be laid over the files. Without text: that kind has no such file. */
  readonly kinds: Readonly<Record<Kind, Texts>>;
  /** Which files belong to a part, and go where it is not wanted. */
  readonly parts: Readonly<Record<Part, readonly string[]>>;
}
