/** Which commits were told already: a text of 12 characters for each, so that thousands fit into the state of a feed. Pure. */

/** Digits of a hash that are kept; one more character says how it stands with the commit. */
const DIGITS = 11;
const EACH = DIGITS + 1;
/** Of how many commits: 30,000 characters of the 65,536 that a state may have. */
const MOST = 2500;
/** So many can be told before there is no room. */
const ROOM = 500;

/** `+`: it is on the default branch, and no other branch was asked yet whether it has it; `-`: nothing is to be asked any more. */
export type Standing = '+' | '-';

const short = (sha: string): string => sha.slice(0, DIGITS).padEnd(DIGITS);

/** How it stands with a commit; undefined where it was not told yet. */
export function knowing(known: string): (sha: string) => Standing | undefined {
  const all = new Map((known.match(/.{12}/g) ?? []).map((each) => [each.slice(0, DIGITS), each[DIGITS]]));
  return (sha) => all.get(short(sha)) as Standing | undefined;
}

/**
 * Remembers commits. Where there is no room, those of the first page of a list, its newest, replace what was remembered first;
 * those of later pages are not remembered, and may be told again, which does no harm.
 */
export function remembering(
  known: string,
  shas: readonly string[],
  { page, standing }: { readonly page: number; readonly standing: Standing },
): string {
  const all = known + shas.map((sha) => short(sha) + standing).join('');
  const most = MOST * EACH;
  return page === 1 ? all.slice(-most) : all.slice(0, Math.max(most, known.length));
}

/** Is there no room for more? Then it is not known of every commit whether it was told. */
export const isFull = (known: string): boolean => known.length >= MOST * EACH;

/** What is remembered when a synchronization begins: there is room for what it will tell. */
export const withRoom = (known: string): string => known.slice(-(MOST - ROOM) * EACH);

/** From now on nothing is to be asked about these. Without `shas`: about all. */
export function settling(known: string, shas?: readonly string[]): string {
  const those = shas && new Set(shas.map(short));
  return known.replace(/(.{11})(.)/g, (whole, digits: string) =>
    those === undefined || those.has(digits) ? `${digits}-` : whole,
  );
}
