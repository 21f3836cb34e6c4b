/** Names of files that every operating system and every link of Obsidian can bear. Pure. */

/** The longest name without its ending, in UTF-8 bytes. */
export const NAME_BYTES = 120;

/** What Windows keeps for devices, whatever comes after a dot. */
const DEVICE =
  /^(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$) *(\.|$)/i;
/** ASCII that is no letter, digit or harmless sign: forbidden in some file system, or means something in a link. */
const UNFIT = /[^\p{L}\p{M}\p{N}\-_.,()+@!' \u0080-\u{10ffff}]/gu;
const SPACE = /[\p{Z}\p{C}\s]+/gu;
/** Endings by which Obsidian would take a link for one to a file of that kind. */
const ENDING = /\.(?=(md|canvas|base)$)/i;

/** Cuts a text to so many UTF-8 bytes, never within a code point. */
export function cutBytes(text: string, bytes: number): string {
  let used = 0;
  let result = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    used += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (used > bytes) break;
    result += character;
  }
  return result;
}

/**
 * A text as the name of a file or folder: in NFC, without what any system forbids or Obsidian's links cannot hold, at
 * most `bytes` long. What has nothing left is called `untitled`.
 *
 * @example fileName('Use: PostgreSQL / "15"?') // 'Use PostgreSQL 15'
 */
export function fileName(text: string, bytes = NAME_BYTES): string {
  const clean = text
    .toWellFormed()
    .normalize('NFC')
    .replace(SPACE, ' ')
    .replace(UNFIT, ' ')
    .replace(/ +/g, ' ');
  const cut = trimmed(cutBytes(trimmed(clean), bytes).replace(ENDING, ' '));
  if (cut === '') return 'untitled';
  return DEVICE.test(cut) ? cutBytes(`_${cut}`, bytes) : cut;
}

/** Without dots and spaces at the beginning (hidden files) and at the end (which Windows drops). */
const trimmed = (text: string): string => text.replace(/^[. ]+/, '').replace(/[. ]+$/, '');

/** A name of several parts, of which the `middle` is cut so that the whole keeps to {@link NAME_BYTES}. */
export function composedName(before: string, middle: string, after: string): string {
  const around = `${before} ${after}`.length + 1;
  return [before, fileName(middle, NAME_BYTES - around), after].filter(Boolean).join(' ');
}

/** Is this the name of a file or folder that every system takes and every link of Obsidian reaches? */
export function isPortable(name: string): boolean {
  const problem = /[`<>:"/\\|?*#^[\]\p{C}]|%%|^[. ]|[. ]$/u;
  return (
    name !== '' &&
    name.isWellFormed() &&
    !problem.test(name) &&
    !DEVICE.test(name) &&
    cutBytes(name, 200) === name
  );
}
