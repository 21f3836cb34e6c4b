/** Where the cards of a canvas lie: no two over one another. Pure. */

/** A card that has its size but no place yet. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a card lies, in pixels, measured at its upper left corner. */
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

const GAP = 40;
const AISLE = 160;

/** Cards around one in the middle: a column to the left and the right, a row above and below. */
export interface Around<Card> {
  readonly middle: Card;
  readonly left: readonly Card[];
  readonly right: readonly Card[];
  readonly above: readonly Card[];
  readonly below: readonly Card[];
}

/** Gives every card its place; the middle one lies at 0, 0. */
export function layOut<Card extends Size>(cards: Around<Card>): (Card & Box)[] {
  const { middle } = cards;
  const leftmost = -AISLE - Math.max(0, ...cards.left.map(({ width }) => width));
  const right = column(cards.right, middle.width + AISLE);
  const left = column(cards.left, leftmost);
  const lowest = Math.max(middle.height, ...[...left, ...right].map(({ y, height }) => y + height));
  const highest = -AISLE - Math.max(0, ...cards.above.map(({ height }) => height));
  return [
    { ...middle, x: 0, y: 0 },
    ...left,
    ...right,
    ...row(cards.above, highest),
    ...row(cards.below, lowest + AISLE),
  ];
}

function column<Card extends Size>(cards: readonly Card[], x: number): (Card & Box)[] {
  let next = 0;
  return cards.map((card) => {
    const y = next;
    next += card.height + GAP;
    return { ...card, x, y };
  });
}

function row<Card extends Size>(cards: readonly Card[], y: number): (Card & Box)[] {
  let next = 0;
  return cards.map((card) => {
    const x = next;
    next += card.width + GAP;
    return { ...card, x, y };
  });
}

/** Do two cards lie over one another? */
export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The same card, further down where its place is taken. */
export function settled<Card extends Box>(card: Card, taken: readonly Box[]): Card {
  let placed = card;
  for (
    let other = taken.find((each) => overlap(each, placed));
    other;
    other = taken.find((each) => overlap(each, placed))
  ) {
    // Rounded up: a person's card may lie between two pixels.
    placed = { ...placed, y: Math.ceil(other.y + other.height) + GAP };
  }
  return placed;
}
