/** Reads a text clause by clause, and asks of each keyword what it tells there. Pure, linear. */
import { blocker } from './blockers.js';
import { type Clause, clausesOf } from './clauses.js';
import { decision } from './decisions.js';
import { entity } from './entities.js';
import { extract } from './extract.js';
import { type Keyword, type Keywords, type Kind, keywordsAt } from './keywords.js';
import { ownKeyword } from './own-keyword.js';
import { LONGEST_TAIL, type Place, type Span, withoutOpeners } from './place.js';
import { isForeign, reports } from './sentences.js';
import type { Token } from './token.js';

/** A record that a text was found to hold. */
export interface Detection {
  readonly type: Kind;
  /** The part of the text that the record is made of, as written: 1 to 200 characters on one line. */
  readonly extracted: string;
  /** Of an entity, where its name tells one: `class`, `endpoint`, `table`. */
  readonly entityType?: string;
}

/** A keyword further into its clause is no plain report; a clause further on has nothing to do with it. */
const FAR = 40;
const AHEAD = 8;

/** What one keyword tells in its place. */
function tell(keyword: Keyword, place: Place): { span: Span; type?: string | undefined } | undefined {
  if (!keyword.isKnown) return ownKeyword(keyword.kind, place);
  if (keyword.kind === 'entity') return entity(place);
  const span = keyword.kind === 'decision' ? decision(place) : blocker(place);
  return span && { span };
}

/** One sentence: its clauses, those of the next one, and how far it is part of a detection already, by kind. */
interface Sentence {
  readonly clauses: readonly Clause[];
  readonly next: readonly Clause[];
  readonly isForeign: boolean;
  readonly told: Map<Kind, number>;
}

/** A text with what is looked for in it. */
class Reading {
  readonly #text: string;
  readonly #keywords: Keywords;

  constructor(text: string, keywords: Keywords) {
    this.#text = text;
    this.#keywords = keywords;
  }

  /** The keywords that begin at a place. */
  at(tokens: readonly Token[], index: number): readonly Keyword[] {
    return keywordsAt(this.#keywords, this.#text, tokens, index);
  }

  isReport(clause: Clause): boolean {
    return clause.tokens.some((_, index) => this.at(clause.tokens, index).length > 0);
  }

  /** The first detection of each kind in a clause. */
  *inClause(clause: Clause, position: number, sentence: Sentence): Generator<Detection> {
    const { tokens } = clause;
    const kinds = new Set<Kind>();
    for (const [index, { start }] of tokens.slice(0, FAR).entries()) {
      for (const keyword of this.at(tokens, index)) {
        const isTold = kinds.has(keyword.kind) || start < (sentence.told.get(keyword.kind) ?? 0);
        if (isTold || (keyword.isKnown && sentence.isForeign)) continue;
        const found = tell(keyword, {
          ...this.#place(keyword, clause, index),
          previous: sentence.clauses[position - 1],
          following: sentence.clauses.slice(position + 1, position + 1 + AHEAD),
          next: sentence.next,
        });
        const extracted = found && extract(this.#text, found.span);
        if (!extracted) continue;
        kinds.add(keyword.kind);
        sentence.told.set(keyword.kind, found.span.end);
        yield { type: keyword.kind, extracted, ...(found.type && { entityType: found.type }) };
      }
    }
  }

  #place(keyword: Keyword, clause: Clause, index: number) {
    const behind = index + keyword.words.length;
    return {
      text: this.#text,
      keyword: keyword.text,
      start: clause.tokens[index]?.start ?? 0,
      lead: withoutOpeners(clause.tokens.slice(0, index)),
      tail: clause.tokens.slice(behind, behind + LONGEST_TAIL),
      clause,
      isReport: (other: Clause) => this.isReport(other),
    };
  }
}

/** The detections of a text, in its order. */
export function read(text: string, keywords: Keywords): Detection[] {
  const reading = new Reading(text, keywords);
  const sentences = reports(text);
  const clauses = sentences.map((tokens) =>
    clausesOf(tokens, (all, index) => reading.at(all, index).length > 0),
  );
  return clauses.flatMap((own, index) => {
    const sentence: Sentence = {
      clauses: own,
      next: clauses[index + 1] ?? [],
      isForeign: isForeign(text, sentences[index] ?? []),
      told: new Map(),
    };
    return own.flatMap((clause, position) => [...reading.inClause(clause, position, sentence)]);
  });
}
