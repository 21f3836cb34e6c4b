/** What the text of an update tells beside: a decision, a new thing, an obstacle. Pure. */
import { hasKeyword, keywordsOf } from './keywords.js';
import { type Detection, read } from './reader.js';

/** One kind of detection. */
export interface DetectorSettings {
  /** Whether this kind is looked for at all. Default: true. */
  readonly enabled?: boolean;
  /** The words that raise it, in place of the built-in ones. Any case, any language, several words each if need be. */
  readonly keywords?: readonly string[];
}

export interface DetectionSettings {
  readonly decisions?: DetectorSettings;
  readonly entities?: DetectorSettings;
  readonly blockers?: DetectorSettings;
}

/** An update is a few sentences. What follows this many characters is a pasted log, and is not read. */
const READ = 20_000;

/** The keywords of a kind; undefined for the built-in ones. */
function settingOf({ enabled = true, keywords }: DetectorSettings = {}): readonly string[] | undefined {
  return enabled ? keywords : [];
}

/**
 * What a text tells beside: at most one detection of each kind for each clause, in the order of the text. It is meant
 * to be precise: negations, questions, conditions, plans, quotations, code, and obstacles that are overcome raise nothing.
 * Takes linear time, and reads the first 20,000 characters.
 *
 * @example
 * detect('Created AuthController class in src/auth.ts, but blocked by missing API credentials')
 * // [{ type: 'entity', extracted: 'AuthController class', entityType: 'class' },
 * //  { type: 'blocker', extracted: 'missing API credentials' }]
 */
export function detect(text: string, settings: DetectionSettings = {}): Detection[] {
  const keywords = keywordsOf({
    decision: settingOf(settings.decisions),
    entity: settingOf(settings.entities),
    blocker: settingOf(settings.blockers),
  });
  const start = text.slice(0, READ);
  return hasKeyword(start, keywords) ? read(start, keywords) : [];
}
