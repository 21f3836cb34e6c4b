/** What a certification finds out. */
/** `skipped`: it could not be looked at, and `detail` says why. */
export type Outcome = 'passed' | 'failed' | 'skipped';

/** What one check found. */
export interface Finding {
  /** The check's name, e.g. `fault-timeout`. */
  readonly check: string;
  /** What has to hold, as a sentence without a full stop. */
  readonly title: string;
  readonly outcome: Outcome;
  /** What is wrong, or why it was skipped; one problem a line. */
  readonly detail?: string;
  readonly milliseconds: number;
}

/** What a check says. */
export type Result =
  | { readonly outcome: 'passed' }
  | { readonly outcome: 'failed' | 'skipped'; readonly detail: string };

const passed: Result = { outcome: 'passed' };
export const skipped = (detail: string): Result => ({ outcome: 'skipped', detail });

/** More problems than that are only counted. */
const SHOWN = 5;

/** Passed where there are no problems; each problem is told once. */
export function verdictOn(problems: Iterable<string>): Result {
  const all = [...new Set(problems)];
  if (all.length === 0) return passed;
  const more = all.length > SHOWN ? [`… and ${all.length - SHOWN} more`] : [];
  return { outcome: 'failed', detail: [...all.slice(0, SHOWN), ...more].join('\n') };
}

/** The message of anything that was thrown, on one line. */
export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 500);

/** A value in few words, for messages. */
export function brief(value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    text = undefined;
  }
  const told = text ?? String(value);
  return told.length > 200 ? `${told.slice(0, 200)}…` : told;
}
