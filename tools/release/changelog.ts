/** How changesets become lines of a CHANGELOG.md. `.changeset/config.json` names this file. */
import { withinCaret } from './caret.ts';

/** A package that another one needs, and that is released together with it. */
interface Updated {
  readonly name: string;
  readonly oldVersion: string;
  readonly newVersion: string;
}

const functions = {
  /** What its author wrote, as an item of a list. */
  getReleaseLine: async ({ summary }: { readonly summary: string }): Promise<string> =>
    `- ${summary.trim().replaceAll(/\n(?=.)/g, '\n  ')}`,

  /**
   * A dependency is told of only where the range before did not take it. That anybody's range has a higher beginning
   * than before is nothing that a user has to read.
   */
  getDependencyReleaseLine: async (_: readonly unknown[], updated: readonly Updated[]): Promise<string> =>
    updated
      .filter(({ oldVersion, newVersion }) => !withinCaret(oldVersion, newVersion))
      .map(
        ({ name, newVersion }) => `- Works with ${name} ${newVersion}, and no longer with those before it.`,
      )
      .join('\n'),
};

export default functions;
