/** How a person is asked. What it shows is made safe for a terminal by whoever asks. */
import type { Pickable } from './options.js';

/** What every question has. */
export interface Question {
  readonly label: string;
  /** Where to look, and what it is for. */
  readonly help?: string | undefined;
}

/** A question for a text. */
interface TextQuestion extends Question {
  readonly example?: string | undefined;
  readonly initial?: string | undefined;
  /** Why the text cannot be taken; undefined where it can. */
  problem(text: string): string | undefined;
}

/** A question with answers to choose from. */
export interface ChoiceQuestion extends Question {
  readonly options: readonly Pickable[];
  /** The places of those that are chosen beforehand. */
  readonly initial?: readonly number[];
  /** The places of those that every search finds: what can be done in place of choosing. */
  readonly always?: readonly number[];
}

/**
 * Asks. Every question throws the ending `interrupted` where the person leaves with Ctrl-C.
 */
export interface Asker {
  /** Begins. */
  intro(title: string): void;
  /** Something to read, in paragraphs. */
  say(...paragraphs: readonly string[]): void;
  /** A text to copy, as it is: nothing stands before its lines or behind them. */
  show(label: string, text: string): void;
  /** Something that went well, or did not. */
  good(text: string): void;
  bad(text: string): void;
  /** Nothing of what is typed is shown. */
  secret(question: Question): Promise<string>;
  text(question: TextQuestion): Promise<string>;
  /** The place of what was chosen, among few. */
  choose(question: ChoiceQuestion): Promise<number>;
  /** The same among many: typing searches. */
  pick(question: ChoiceQuestion): Promise<number>;
  /** The places of those that were picked. @param needed at least one has to be */
  pickSeveral(question: ChoiceQuestion, needed: boolean): Promise<readonly number[]>;
  /** Shows that something takes a while. */
  waiting<Result>(what: string, work: (more: (text: string) => void) => Promise<Result>): Promise<Result>;
}
