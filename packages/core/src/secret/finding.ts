/** A secret in a text. */
export interface SecretFinding {
  /** What it is, for people: `GitHub token`, `password`. */
  readonly kind: string;
  /** Where it begins, in UTF-16 units. */
  readonly start: number;
  /** Where it ends: the first unit that is no part of it. */
  readonly end: number;
  /** What may be shown of it: at most four characters that every secret of its kind begins with, and `…`. */
  readonly preview: string;
}

/** A finding whose first `shown` characters (at most 4) are the public prefix of its kind. */
export function finding(kind: string, text: string, start: number, end: number, shown = 0): SecretFinding {
  return { kind, start, end, preview: `${text.slice(start, start + shown)}…` };
}
