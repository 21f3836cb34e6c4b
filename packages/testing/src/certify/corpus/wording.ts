/** What is written into the fields of sample events. */

/** Gives the content of each field. `field` names it, e.g. `decision-made.data.content`. */
export interface Wording {
  /** A text of 1 to `TEXT_LIMIT` characters. */
  text(field: string): string;
  /** A name of 1 to 200 characters. */
  name(field: string): string;
  /** An id's last part: letters and digits, different at every call. */
  id(field: string): string;
  /** Moves progress and time, so that no two wordings share them. */
  readonly shift: number;
}

/** The same words in the same field wherever it occurs: what is made of words alone is the same then, too. */
export function ordinary(): Wording {
  let count = 0;
  return {
    text: (field) => `The usual ${field.split('.').at(-1)}`,
    name: (field) => `usual-${field.split('.').at(-1)}`,
    id: () => `${(count++).toString(36).padStart(12, '0')}`,
    shift: 0,
  };
}

/** Names and ids that are as long as they may be. */
export function longest(): Wording {
  const { text, id } = ordinary();
  return {
    text,
    name: (field) => `${field}-`.repeat(200).slice(0, 200),
    id: (field) => id(field).padStart(90, '0'),
    shift: 1,
  };
}
