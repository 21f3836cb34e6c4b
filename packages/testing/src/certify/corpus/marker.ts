/** Marks that tell where the words of an event went. */
import { HOSTILE } from '../../hostile.js';
import type { Wording } from './wording.js';

/** A field whose content was marked. */
interface Mark {
  readonly field: string;
  /** The hostile text between its two marks. */
  readonly hostile: string;
}

/** A wording, and what its marks mean. */
export interface Marked {
  readonly wording: Wording;
  /** Every mark that stands in a text, in its order, each once. Escaping and change of case do not hide them. */
  marksIn(text: string): Mark[];
  /** The same as numbers, which tell two fields of one name apart. */
  markNumbers(text: string): number[];
  /** What stands between the two marks of a field, where both are there; null where not. */
  between(text: string): { readonly mark: Mark; readonly found: string }[];
}

/** Texts that break addresses and query languages, beside those that break programs in general. */
const MORE_HOSTILE = {
  address: '../../etc/passwd?x=1&y=2#z;@example.org:80\\..',
  'percent signs': '%2e%2e%2f%00%zz',
  graphql: '") { id } } mutation { deleteAll(id: "1") { ok } } #',
  cypher: "`}) DETACH DELETE n // ' }) RETURN 1",
  'line breaks': 'one\r\nX-Injected: yes\r\n\r\ntwo',
  prototype: '__proto__',
  reference: '{"$secret":"apiKey"}',
};

/** All hostile texts by what they are. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = { ...HOSTILE, ...MORE_HOSTILE };

/** Writes a hostile text between two marks into every field, and a mark into every id. */
export function marked(hostile: string, shift: number): Marked {
  const fields: string[] = [];
  const write = (field: string): string => {
    const number = fields.push(field) - 1;
    return `zq${number}aqz${hostile}zq${number}bqz`;
  };
  const markOf = (number: number): Mark[] => {
    const field = fields[number];
    return field === undefined ? [] : [{ field, hostile }];
  };
  const numbersIn = (text: string): number[] => [
    ...new Set([...text.matchAll(/zq(\d+)[ab]qz/gi)].map(([, number]) => Number(number))),
  ];
  return {
    wording: {
      text: write,
      name: write,
      id: (field) => `zq${fields.push(field) - 1}aqz`,
      shift,
    },
    marksIn: (text) => numbersIn(text).flatMap(markOf),
    markNumbers: numbersIn,
    between: (text) =>
      [...text.matchAll(/zq(\d+)aqz([\s\S]*?)zq\1bqz/gi)].flatMap(([, number, found = '']) =>
        markOf(Number(number)).map((mark) => ({ mark, found })),
      ),
  };
}
