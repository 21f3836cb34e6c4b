/** Generated parts of a text, between two marks: `<!-- settings -->` and `<!-- /settings -->`. Pure. */

const marked = (name: string): RegExp => new RegExp(`<!-- ${name} -->([\\s\\S]*?)<!-- /${name} -->`);

/** A line with a remark behind it. */
const REMARK = /^(.*\S)( <!-- .* -->)$/gm;

/**
 * The text with what stands between its marks written anew. A line that is what it was keeps the remark (`<!-- … -->`) behind it.
 *
 * @param parts what shall stand there, by the name of the mark: small letters and dashes
 * @throws where a mark is not there
 * @example withParts('<!-- settings --><!-- /settings -->', { settings: 'There are none.' })
 */
export function withParts(text: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((before, [name, content]) => {
    const old = marked(name).exec(before)?.[1];
    if (old === undefined)
      throw new Error(`the README has no place for the ${name}: <!-- ${name} --> and <!-- /${name} -->`);
    const remarks = new Map([...old.matchAll(REMARK)].map(([, line, remark]) => [line, remark]));
    const lines = content.split('\n').map((line) => line + (remarks.get(line) ?? ''));
    return before.replace(marked(name), () => `<!-- ${name} -->\n\n${lines.join('\n')}\n\n<!-- /${name} -->`);
  }, text);
}
