/** Which issue or pull request a session is about: named as its epic, else by its branch, else the setting. Pure. */
import type { SessionHead } from '@msp/protocol';
import { configured, first } from './repository.js';
import type { Settings } from './settings.js';

/** An issue or a pull request: GitHub numbers both together. */
export interface Reference {
  readonly repository: string;
  readonly number: number;
  /** It comes from the name of a branch, which may mean something else: it counts only where there is such an open issue. */
  readonly guessed: boolean;
}

type Known = Pick<Settings, 'repositories' | 'issue' | 'issueFromBranch' | 'apiUrl'>;

/** The issue of a session; null where nothing names one, or one of a repository that is not in the settings. */
export function referenceOf(
  session: Pick<SessionHead, 'epic' | 'branch'>,
  settings: Known,
): Reference | null {
  const repository = first(settings);
  const named = session.epic === null ? null : inEpic(session.epic, settings);
  if (named !== null) return named === 'elsewhere' ? null : named;
  const number = settings.issueFromBranch && session.branch !== null ? numberInBranch(session.branch) : null;
  if (number !== null) return { repository, number, guessed: true };
  return settings.issue === undefined ? null : { repository, number: settings.issue, guessed: false };
}

const ADDRESS = /\bhttps?:\/\/([^/\s]+)\/([\w-]+\/[\w.-]+)\/(?:issues|pull)\/([1-9]\d{0,8})(?![\w])/i;
const NUMBER = /(?<![\w/#.-])(?:([\w-]+\/[\w.-]+)#|#|GH-)([1-9]\d{0,8})(?![\w-]|\.\d)/i;

/** `elsewhere`: it names an issue of a repository that is not in the settings, where nothing is written. */
function inEpic(epic: string, settings: Known): Reference | 'elsewhere' | null {
  const address = ADDRESS.exec(epic);
  const [, host, path, digits] = address ?? [];
  if (host !== undefined && !hosts(settings).includes(host.toLowerCase())) return 'elsewhere';
  const [, named, number] = address ? [null, path, digits] : (NUMBER.exec(epic) ?? []);
  if (number === undefined) return null;
  const repository = named === undefined ? first(settings) : configured(settings, named);
  return repository === null ? 'elsewhere' : { repository, number: Number(number), guessed: false };
}

const hosts = ({ apiUrl }: Known): string[] =>
  apiUrl === undefined ? ['github.com', 'www.github.com'] : [new URL(apiUrl).host.toLowerCase()];

/** `issue-12`, `fix-issue-12-login`, `gh-12`: it says that it is an issue. */
const SAID = /(?:^|[-_])(?:issues?|gh)[-_]?#?([1-9]\d{0,8})(?=$|[-_][A-Za-z])/i;
/** `12-login`: the number first, then words. */
const LEADING = /^#?([1-9]\d{0,8})[-_](?=[A-Za-z])/;
/** `feature/12`, `issue/12`: nothing but the number. */
const ALONE = /^#?([1-9]\d{0,8})$/;
/** What a number alone may stand behind. */
const KINDS = /^(issues?|gh|feature|feat|fix|bug|bugfix|task|ticket|chore)$/i;
/** `2026-roadmap` is a year, `20261121-notes` a date. */
const YEAR = /^(19|20)\d\d(\d{4})?$/;

/**
 * The number of an issue in the name of a branch; null where there is none. Years, dates and versions are none.
 *
 * @example numberInBranch('feature/12-login') // 12
 * @example numberInBranch('release-2026') // null
 */
export function numberInBranch(branch: string): number | null {
  const parts = branch.split('/');
  for (const [index, part] of parts.entries()) {
    const said = SAID.exec(part)?.[1];
    if (said !== undefined) return Number(said);
    const before = parts[index - 1] ?? '';
    const number = LEADING.exec(part)?.[1] ?? (KINDS.test(before) ? ALONE.exec(part)?.[1] : undefined);
    if (number !== undefined && !YEAR.test(number) && !/^(releases?|versions?|v)$/i.test(before))
      return Number(number);
  }
  return null;
}
