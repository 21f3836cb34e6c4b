/** Messages of people, as MSP tells of them. Pure. */
import { type Message, timeOf } from './answers.js';
import { readable } from './text/escape.js';

/** What people write has none of Slack's other subtypes. */
const OF_PEOPLE = new Set(['thread_broadcast', 'file_share', 'me_message']);

/** Not one of a program's (so none of ours), nor a notice that somebody joined. */
export const isOfPeople = ({ bot_id, subtype }: Message): boolean =>
  bot_id === undefined && (subtype === undefined || OF_PEOPLE.has(subtype));

/** A message in a line, and whole where it has more. */
export function told(message: Message): {
  readonly title: string;
  readonly detail?: string;
  readonly time: string;
  readonly author?: string;
} {
  const { user, username } = message;
  const words = readable(message.text).trim();
  const title = words.split('\n', 1)[0]?.slice(0, 200).toWellFormed() || 'A message without words';
  const author = username ?? user;
  return {
    title,
    ...(words !== '' && words !== title && { detail: words }),
    time: timeOf(message),
    ...(author && { author }),
  };
}
