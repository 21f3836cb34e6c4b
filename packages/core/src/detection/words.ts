/** The small words that the rules of this folder know, by what they do in a sentence. */

/** The words of a text as a set. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Who reports: the writer, or people who decide. */
export const PERSONS = wordSet('i we they he she');
export const PEOPLE = wordSet(
  `team client customer pm lead group everyone designer designers management stakeholders architect architects council
   committee board boss cto ceo owner design product ops devs engineers company`,
);
export const PRONOUNS = wordSet(
  'i we they he she it you this that these those there which who everything everyone one',
);
export const DETERMINERS = wordSet(
  'a an the my our his her their its your this that these those some another each every',
);

/** What may stand before a report without changing it. */
export const OPENERS = wordSet(
  `also and then now just finally today yesterday tonight meanwhile afterwards therefore thus hence so first second third
   lastly eventually ultimately instead again already recently together update done ok okay yes yeah great
   morning afternoon evening night week month sprint monday tuesday wednesday thursday friday saturday sunday lunch late
   early fyi btw x still currently unfortunately apparently sadly hey hi both all but however plus seems luckily`,
);

/** `this morning`, `last week`: the first word opens a report only before one of these. */
export const TIMES = wordSet(
  'morning afternoon evening night week month sprint year quarter monday tuesday wednesday thursday friday time',
);

/** What may stand between a subject and its verb. */
const ADVERBS = wordSet(
  `just also now finally then already both all together still again therefore thus hence eventually recently once
   completely totally fully currently kind of bit quite really pretty very instead successfully kinda sorta well`,
);

/** Prepositions that open a sentence before its subject: `For the queue we chose BullMQ`. */
export const INTRODUCTIONS = wordSet(
  'after following for in during at on with within due given based from per under regarding',
);

export const PREPOSITIONS = wordSet(
  `in at under inside into to on from onto within behind around over across via by using with through per against of for
   as after before until till during about between without`,
);

/** Forms of `to be` in the present, and what acts like it. */
export const BEING = wordSet(
  "am is are 's been being get gets got getting remain remains stay stays keep keeps feel feeling",
);
export const FINITE = wordSet(
  `is are was were has have had should must can cannot could will would gets get does do shows looks needs takes works
   fails appears 's am isn't aren't wasn't weren't hasn't doesn't don't can't won't`,
);

/** Words that turn a report into its opposite. */
const NEGATORS = wordSet(
  `not never no none nobody nothing neither nor cannot hardly barely without zero any fewer less un rarely avoided`,
);

/** Words that make it a possibility, a wish, a condition or a story about something else. */
const DOUBTS = wordSet(
  `if unless whether might may could would should shall must can maybe perhaps possibly potentially potential possible
   hypothetical likely probably suppose supposing assuming avoid avoids avoiding prevent prevents preventing prevented
   case risk want wants wanted need needs needed plan plans planned planning hope hopefully propose proposed suggest
   suggested consider considering considered thinking todo tomorrow later soon until till once before when whenever where
   wherever nearly almost ask asked asking wonder wondering unsure doubt ensure ensures verify verifies assert asserts check
   checks expect expects sure why how what which who whom whose that because since although though as originally
   initially previously formerly`,
);

/** Plain verbs and `-ing` forms that begin a note about something, rather than naming it. */
const IMPERATIVES = wordSet(
  `fix fixing solve solving resolve resolving close closing handle handling address addressing work working triage
   triaging review reviewing create creating open opening file filing avoid avoiding prevent preventing look looking
   check checking write writing document documenting discuss discussing clean cleaning finish finishing pick picking
   update updating link linking move moving assign assigning label labelling read reading debug debugging investigate
   investigating reproduce reproducing track tracking log logging report reporting issue add adding see take taking
   remove removing test docs chore refactor search list show display use make set get hide sort filter keep rename
   support allow change improve detect kill`,
);

/** Words in a label before a colon that say that what follows has not happened. */
export const PLANS = wordSet(
  'todo next later tomorrow plan plans planned maybe proposal wish wishlist backlog roadmap',
);
/** The same, where they are all of the label. */
export const PLAN_LABELS = wordSet(
  'idea ideas question questions risk risks option options example goal goals',
);

/** Labels before a colon that say that what follows is over, or told of something that was done about it. */
export const SOLVING_LABEL =
  /^(?:fix|fixes|fixed|bugfix|hotfix|resolve[sd]?|solved|close[sd]?|docs?|chore|tests?|refactor|revert(?:ed)?|perf|ci|style|changelog)$/;

/** First words of a question that may lack its mark. */
export const ASKING = wordSet('why how what which who whom whose where should shall');
export const ASKING_VERBS = wordSet(
  'is are was were do does did can could would will have has had am may might',
);

/** Past tenses that do not end in -ed. */
const IRREGULAR = wordSet(
  `built chose wrote made got ran hit found began began took gave came went saw did said told sent kept left put set cut
   read met paid spent brought bought caught fought held lost sold taught thought understood won rewrote forgot broke threw drew grew knew drove froze spoke`,
);
/** Words in -ed that are no reports. */
const NO_VERBS = wordSet(
  `need feed seed speed embed red bed shed indeed exceed proceed succeed shared typed nested cached based limited related
   embedded authenticated unexpected unresolved unrelated repeated hundred unsolved so-called advanced dedicated managed
   hosted distributed`,
);

/** Whether a word is a verb in the past tense: what begins another report. */
export function isPastVerb(word: string): boolean {
  if (IRREGULAR.has(word)) return true;
  return word.length > 4 && word.endsWith('ed') && !NO_VERBS.has(word) && !word.includes('-');
}

export const isNegator = (word: string): boolean => NEGATORS.has(word) || word.endsWith("n't");
export const isDoubt = (word: string): boolean => DOUBTS.has(word);

/** Words that only colour a verb. `probably` and `hardly` do more than that. */
export function isAdverb(word: string): boolean {
  if (ADVERBS.has(word)) return true;
  return (
    word.length > 4 &&
    word.endsWith('ly') &&
    !/^(?:newly|freshly)$/.test(word) &&
    !isDoubt(word) &&
    !isNegator(word)
  );
}

/** Whether a word begins an order, or tells what something does: `handle`, `handles`, `handling`. */
export function isImperative(word: string): boolean {
  return (
    IMPERATIVES.has(word) ||
    IMPERATIVES.has(word.replace(/e?s$/, '')) ||
    IMPERATIVES.has(word.replace(/s$/, ''))
  );
}
