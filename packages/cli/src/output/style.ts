/** Colours by their purpose. Without colour every one gives back its text as it came. */
export interface Style {
  strong(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  caution(text: string): string;
  bad(text: string): string;
  accent(text: string): string;
}

const ESCAPE = '\u001b[';
const paint = (start: number, end: number) => (text: string) =>
  text === '' ? '' : `${ESCAPE}${start}m${text}${ESCAPE}${end}m`;
const asIs = (text: string) => text;

const COLOURED: Style = {
  strong: paint(1, 22),
  faint: paint(2, 22),
  good: paint(32, 39),
  caution: paint(33, 39),
  bad: paint(31, 39),
  accent: paint(36, 39),
};

export const PLAIN: Style = {
  strong: asIs,
  faint: asIs,
  good: asIs,
  caution: asIs,
  bad: asIs,
  accent: asIs,
};

/** What decides about colours. */
export interface ColourWish {
  /** `--no-color`. */
  readonly refused: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Asked last: finding out takes time. */
  readonly isTerminal: () => boolean;
}

/** `--no-color`, then NO_COLOR, then FORCE_COLOR, then TERM=dumb, then whether it is a terminal. */
export function styleFor({ refused, environment, isTerminal }: ColourWish): Style {
  if (refused || environment.NO_COLOR) return PLAIN;
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined) return forced === '0' || forced === 'false' ? PLAIN : COLOURED;
  if (environment.TERM === 'dumb') return PLAIN;
  return isTerminal() ? COLOURED : PLAIN;
}
