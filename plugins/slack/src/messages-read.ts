/** Messages of people, as MSP tells of them. Pure. */
import { oneLine } from '@msp/protocol';
import { type Message, timeOf } from './answers.js';
import { readable } from './text/escape.js';

/** What people write has none of Slack's other subtypes. */
const OF_PEOPLE = new Set(['thread_broadcast', 'file_share', 'me_message']);

/** Not one of a program's (so none of ours), nor a notice that somebody joined. */
export const isOfPeople = ({
  bot_id,
  subtype,
}: {
  readonly bot_id?: unknown;
  readonly subtype?: unknown;
}): boolean => bot_id === undefined && (typeof subtype !== 'string' || OF_PEOPLE.has(subtype));

/** The first line of what people wrote, shortened. @param words as people read them */
export const titleOf = (words: string): string =>
  oneLine(words.trim().split('\n', 1)[0] ?? '', 200) || 'A message without words';

/** What the title does not say: the lines after the first, or all of it where that was shortened. */
function detailOf(words: string, title: string): string {
  const [line = '', ...others] = words.split('\n');
  const isWhole = title === oneLine(line, Number.MAX_SAFE_INTEGER);
  return isWhole ? others.join('\n').trim() : words;
}

/** A message in a line, and what more it says. */
export function told(message: Message): {
  readonly title: string;
  readonly detail?: string;
  readonly time: string;
  readonly author?: string;
} {
  const { user, username, user_profile: profile } = message;
  const words = readable(message.text).trim();
  const title = titleOf(words);
  const detail = detailOf(words, title);
  // The name, where Slack tells it; asking for it would take one request for each person, and another scope.
  const author = profile?.display_name || profile?.real_name || username || user;
  return {
    title,
    ...(detail !== '' && { detail }),
    time: timeOf(message),
    ...(author && { author }),
  };
}
