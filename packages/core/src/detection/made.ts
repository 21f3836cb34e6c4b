/** Whether what was made is a thing that lasts, rather than a ticket, a meeting, or a mess. Pure. */
import { isNegator, wordSet } from './words.js';

const NO_THINGS = wordSet(
  `nothing none mess value issue issues problem problems ticket tickets bug bugs pr prs branch branches meeting meetings
   call calls sync appointment comment comments detail details info information context feedback suggestion suggestions
   reviewer reviewers complexity overhead confusion noise chaos delay delays risk weight fuel change changes fix fixes
   tweak tweaks improvement improvements commit commits milestone task tasks epic epics laptop machine account accounts
   user users invite invitation people person ones one poll polls survey surveys trust pressure trouble stuff things
   thing lot bit`,
);
/** Of these, only what has a name of its own lasts: `accessibility labels`. */
const PERHAPS_THINGS = wordSet(
  'label labels card cards tag tags line lines number date time email emails reminder reminders note notes release',
);
/** What is compiled when it is `built`. */
const COMPILED = wordSet(
  'project app application solution image images bundle binary binaries everything repo repository release',
);
const DEFECTS = /^(?:issues?|problems?|bugs?)$/;

/** The word that says what a name is of: the last before `for`, `of` or `to`. */
function headOf(words: readonly string[]): string {
  const purpose = words.findIndex((word) => /^(?:for|of|to)$/.test(word));
  return (purpose === -1 ? words : words.slice(0, purpose)).at(-1) ?? '';
}

/**
 * Whether the words of a name, in lower case, name a thing that lasts.
 *
 * @example isLasting('created', ['pull', 'request']) // false
 */
export function isLasting(keyword: string, words: readonly string[]): boolean {
  const [first = '', second] = words;
  const head = headOf(words);
  const isCounted = /^[#\d]/.test(first);
  if (words.some(isNegator) || words.includes('ago')) return false;
  if (PERHAPS_THINGS.has(head)) return second !== undefined && !isCounted;
  if (NO_THINGS.has(head) || (keyword === 'built' && COMPILED.has(head))) return false;
  // `issue #45`, `branch feature/login`.
  if (words.length === 2 && NO_THINGS.has(first) && /[#\d/]/.test(head)) return false;
  if (words.includes('for') && words.length > 2 && words.some((word) => DEFECTS.test(word))) return false;
  if (/^requests?$/.test(head) && /^(?:pull|merge)$/.test(words[words.indexOf(head) - 1] ?? '')) return false;
  return !isCounted || (second !== undefined && !/^files?$/.test(head));
}
