/** Which issue a session is about: what a person said when it began, or the name of its branch. Pure. */
import type { SessionHead } from '../session.js';

/** Keys as Linear and Jira make them: `WEB-12`. */
const KEY = /(?<![A-Za-z0-9])([A-Za-z][A-Za-z0-9_]{0,19})-([1-9]\d{0,8})(?![A-Za-z0-9])/g;

/**
 * The key of the issue that a session is about: named as its epic, else in the name of its branch. Null where neither names one.
 *
 * @param projects keys of teams or projects (`['WEB', 'OPS']`): with them no other key counts, without any key does that is
 * written in capitals
 * @example issueKeyOf({ epic: null, branch: 'ada/web-12-login' }, ['WEB']) // 'WEB-12'
 */
export function issueKeyOf(
  { epic, branch }: Pick<SessionHead, 'epic' | 'branch'>,
  projects: readonly string[] = [],
): string | null {
  const known = new Set(projects.map((each) => each.toUpperCase()));
  for (const text of [epic, branch]) {
    for (const [, project = '', number] of text?.matchAll(KEY) ?? []) {
      const upper = project.toUpperCase();
      if (known.size > 0 ? known.has(upper) : project === upper) return `${upper}-${number}`;
    }
  }
  return null;
}
