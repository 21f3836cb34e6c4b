/** JSON as Biome formats it, so that what is written here needs no other hand. Pure. */

/** Columns: as in biome.json. */
const WIDTH = 110;

/** A value over several lines, with a line break at the end. @example formatJson({ a: ['b'] }) // '{\n  "a": ["b"]\n}\n' */
export const formatJson = (value: unknown): string => `${written(value, '', 0)}\n`;

/** @param taken columns of the line that are taken: by what stands before it, and by a comma after it */
function written(value: unknown, indent: string, taken: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const plain = value.every((each) => typeof each !== 'object' || each === null);
    const line = `[${value.map((each) => JSON.stringify(each)).join(', ')}]`;
    if (plain && taken + line.length <= WIDTH) return line;
    return block(
      '[',
      value.map((each) => `${inner}${written(each, inner, inner.length + 1)}`),
      `${indent}]`,
    );
  }
  const fields = Object.entries(value).filter(([, each]) => each !== undefined);
  return block(
    '{',
    fields.map(([name, each], index) => {
      const start = `${inner}${JSON.stringify(name)}: `;
      const comma = index < fields.length - 1 ? 1 : 0;
      return `${start}${written(each, inner, start.length + comma)}`;
    }),
    `${indent}}`,
  );
}

const block = (open: string, lines: readonly string[], close: string): string =>
  lines.length === 0 ? open + close.trim() : `${open}\n${lines.join(',\n')}\n${close}`;
