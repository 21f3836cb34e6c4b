/** Which lines go into a context of so many tokens. Pure. */
import type { ContextLine, ContextSection } from './document.js';
import { renderCut, renderHeading, renderLine } from './render.js';
import { estimateTokens } from './tokens.js';

/** A section to fill, its lines in the order of their worth. */
export interface Candidate {
  readonly title: string;
  readonly lines: readonly ContextLine[];
  /** The part of the budget that is kept for it before what is left goes to the first sections, 0 to 1. */
  readonly share: number;
}

/** No line is longer than this many characters; the record has the rest. */
const LINE_LIMIT = 400;

function shortened(line: ContextLine): ContextLine {
  const text = line.text.replace(/\s+/gu, ' ').trim();
  if (text.length <= LINE_LIMIT) return { ...line, text };
  return {
    ...line,
    text: `${text
      .slice(0, LINE_LIMIT)
      .toWellFormed()
      .replace(/\uFFFD$/u, '')}…`,
  };
}

const lineCost = (line: ContextLine): number => estimateTokens(`${renderLine(line)}\n`);

/** What a section costs beside its lines: its heading, and the notice of what was left out. */
function frameCost(title: string): number {
  return estimateTokens(`${renderHeading(title)}\n${renderCut({ cut: 9999 })}\n`);
}

/**
 * Fills sections: first each up to its share, then, in their order, with what is left. A section keeps the order of its lines;
 * the first line that does not fit ends it, so that nothing in the middle is missing without a word.
 *
 * @param budget tokens for all sections together.
 * @returns the sections that have a line or had to leave one out, and what they cost.
 */
export function fit(
  candidates: readonly Candidate[],
  budget: number,
): { sections: ContextSection[]; tokens: number } {
  const open = candidates
    .filter(({ lines }) => lines.length > 0)
    .map((candidate) => ({
      ...candidate,
      lines: candidate.lines.map(shortened),
      taken: 0,
      spent: frameCost(candidate.title),
    }));
  let left = budget;
  const affordable = open.filter((section) => {
    if (section.spent > left) return false;
    left -= section.spent;
    return true;
  });
  const fill = (section: (typeof open)[number], allowance: number): void => {
    let spent = 0;
    for (let next = section.lines[section.taken]; next; next = section.lines[section.taken]) {
      const cost = lineCost(next);
      if (cost > left || spent + cost > allowance) return;
      left -= cost;
      spent += cost;
      section.taken += 1;
    }
  };
  for (const section of affordable) fill(section, budget * section.share);
  for (const section of affordable) fill(section, left);
  const sections = affordable.map(({ title, lines, taken }) => ({
    title,
    lines: lines.slice(0, taken),
    cut: lines.length - taken,
  }));
  return { sections, tokens: budget - left };
}
