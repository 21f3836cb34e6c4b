/** Takes out of a message what must not be seen in it. Pure. */

/** Far longer than a message that helps; what is longer quotes something. */
const LONGEST = 2000;

/**
 * A message with secrets masked, in one line, with the addresses in it cut before their query and without a user's name and password.
 *
 * @example cleanText('GET https://ada:pw@api.x.com/a?token=1 failed', mask) // 'GET https://api.x.com/a?… failed'
 */
export function cleanText(text: string, mask: (text: string) => string): string {
  return mask(text)
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(
      /\b([a-z][a-z0-9+.-]{0,20}:\/\/)([^\s"'<>`]*)/gi,
      (_, protocol: string, rest: string) => protocol + cleanAddress(rest),
    )
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** What follows `https://`, without what stands before `@` and after `?` or `#`. */
function cleanAddress(rest: string): string {
  const end = rest.search(/[/?#\\]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const path = end < 0 ? '' : rest.slice(end);
  const query = path.search(/[?#]/);
  return (
    authority.slice(authority.lastIndexOf('@') + 1) + (query < 0 ? path : `${path.slice(0, query + 1)}…`)
  );
}
