/**
 * Does a new decision seem to contradict one in force? Plain words, no model: it warns, it never refuses. Pure.
 *
 * Two decisions speak of the same thing when they share the words that say what it is about; they contradict each other when
 * the choice differs, or one says no where the other says yes.
 */
import { words } from '../recall/words.js';

/** Words that say nothing about the matter. */
const EMPTY_WORDS = `a an the and or to of in on at by as is are was be been being it its this that these those we our i
  my us they will shall should would can could may might do does did have has had go going went gone
  get make made with without from into over under for per via than then so because since while instead
  rather of due use uses used using choose chose chosen pick picked select selected decide decided
  adopt adopted keep kept switch switched move moved migrate migrated replace replaced drop dropped
  stay stick store stored all every new only now also still always never not no nor don doesn won
  cannot avoid stop remove`;

/** Their stems, made when first asked for: hardly any command asks. */
let empty: ReadonlySet<string> | undefined;

const NEGATION =
  /\b(?:not|no|never|don'?t|doesn'?t|won'?t|cannot|can'?t|avoid|stop|drop|remove|without|against)\b/i;
/** What is rejected is not chosen: it says what the decision is about, but not what it says about it. */
const REJECTED = /(?:\b(?:instead of|rather than|over)|,\s*not)\s+([\p{L}\p{N}._-]+)/giu;
/** Words after which stands what the choice is for; the second list only where none of the first is there. */
const PURPOSE = /\b(?:for|as|to (?:store|handle|manage|serve|run|build|test|send|hold|cache))\b/i;
const PLACE = /\b(?:in|on|when|with)\b/i;
/** What adds takes nothing away: "add retries for payments" stands beside "add logs for payments". */
const ADDS =
  /^\s*(?:also\s+)?(?:add|create|write|document|build|introduce|support|enable|log|test|cache|rotate|name)/i;

interface Reading {
  /** What was chosen. */
  readonly choice: ReadonlySet<string>;
  /** What it is for. */
  readonly purpose: ReadonlySet<string>;
  readonly rejected: ReadonlySet<string>;
  readonly negative: boolean;
  readonly adds: boolean;
}

function content(text: string): Set<string> {
  empty ??= new Set(words(EMPTY_WORDS));
  return new Set(words(text).filter((word) => word.length > 1 && !empty?.has(word)));
}

/** Reads a decision as "choice for purpose". */
function read(text: string): Reading {
  const rejected = content([...text.matchAll(REJECTED)].map((match) => match[1]).join(' '));
  const plain = text.replace(REJECTED, ' ');
  const purposeAt = plain.search(PURPOSE);
  const at = purposeAt < 0 ? plain.search(PLACE) : purposeAt;
  const choice = content(at < 0 ? plain : plain.slice(0, at));
  const purpose = content(at < 0 ? '' : plain.slice(at));
  return { choice, purpose, rejected, negative: NEGATION.test(plain), adds: ADDS.test(plain) };
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count += 1;
  return count;
}

/**
 * Do two decisions seem to contradict each other?
 *
 * @example contradicts('Use SQLite for storage', 'Use PostgreSQL for storage') // true
 * @example contradicts('Use SQLite for storage', 'Use Redis for caching') // false
 */
export function contradicts(fresh: string, standing: string): boolean {
  const a = read(fresh);
  const b = read(standing);
  if (shared(a.choice, b.rejected) > 0 && !b.negative && !a.negative) return true;
  if (shared(a.rejected, b.choice) > 0 && !a.negative && !b.negative) return true;
  const about = shared(a.purpose, b.purpose);
  const smaller = Math.min(a.purpose.size, b.purpose.size);
  if (a.negative !== b.negative) {
    const chosen = shared(a.choice, b.choice);
    return chosen > 0 && chosen >= Math.min(a.choice.size, b.choice.size) / 2 && (smaller === 0 || about > 0);
  }
  if (a.negative || a.adds || b.adds) return false;
  const alike = shared(a.choice, b.choice);
  const differs = alike < a.choice.size && alike < b.choice.size;
  return differs && smaller > 0 && about >= Math.max(1, Math.ceil(smaller / 2));
}

/** The words by which decisions that may contradict a new one are looked up. */
export function topicWords(text: string): string[] {
  return [...content(text)];
}
