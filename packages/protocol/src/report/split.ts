/** Text in parts of a size that a tool takes: nothing is lost, whatever the size. Pure. */

/** Where a text may be parted, the best first: between paragraphs, lines, sentences, words. */
const SEAMS = ['\n\n', '\n', '. ', ' '];

/**
 * Parts a text so that no part has more than `limit` UTF-16 code units, at the best seam of the second half of each part, and
 * never within a character. Joined, the parts are the text.
 *
 * @param limit at least 2
 * @example splitText('One two three', 8) // ['One two ', 'three']
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = seam(rest, limit);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}

function seam(text: string, limit: number): number {
  const head = text.slice(0, limit);
  for (const each of SEAMS) {
    const at = head.lastIndexOf(each);
    if (at + each.length > limit / 2) return at + each.length;
  }
  // Not between the halves of a character beyond the basic plane.
  const last = head.charCodeAt(limit - 1);
  return last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
}
