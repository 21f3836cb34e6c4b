/** Arranges a text from which lines or marks were taken as a formatter would, so that nothing tells of them. Pure. */

/** As wide as the lines of the template. */
const WIDEST = 110;

/** A list of plain words, each on a line of its own. */
const WORDS = String.raw`((?:[ \t]+(?:type )?(?:'[^'\n]*'|[\w.]+),\n)+)[ \t]*`;
const ARRAY = new RegExp(String.raw`^([^\n]*\[)\n${WORDS}(\][^\n]*)$`, 'gm');
const IMPORT = new RegExp(String.raw`^((?:import|export) (?:type )?\{)\n${WORDS}(\}[^\n]*)$`, 'gm');

/** @example closedUp("a: {\n},\nb: [\n  'c',\n],\n") // "a: {},\nb: ['c'],\n" */
export const closedUp = (text: string): string =>
  text
    .replace(/\n{3,}/g, '\n\n')
    .replace(/([{[(])\n[ \t]*(?=[}\])])/g, '$1')
    .replace(ARRAY, joined(''))
    .replace(IMPORT, joined(' '));

const joined =
  (space: string) =>
  (whole: string, head: string, lines: string, tail: string): string => {
    const words = lines.trim().replace(/,$/, '').split(/,\s+/);
    const line = `${head}${space}${words.join(', ')}${space}${tail}`;
    return line.length <= WIDEST ? line : whole;
  };
