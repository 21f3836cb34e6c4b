/** What Slack takes in one message, and how much of it is used. Lengths are UTF-16 code units where nothing else stands. */

/** Blocks in a message. */
export const MOST_BLOCKS = 50;
/** The fallback text of a message; Slack cuts what is longer. */
export const LONGEST_TEXT = 40_000;
/** A text of people in one block of ours. Slack takes 3000 in a section; the rest is for what it weighs. */
export const LONGEST_PIECE = 2000;
/** Lines in one list of ours. */
export const MOST_LINES = 30;
/**
 * All blocks of a message together, as JSON in UTF-8 with `&`, `<` and `>` escaped. Slack refuses more than about 13,000 characters
 * (`msg_blocks_too_long`), does not say how it counts, and has refused rich text of 11,400 characters without its JSON.
 */
export const HEAVIEST_BLOCKS = 11_000;
/** Operations that become one message: as many as are taken from the outbox at once. Their keys stand in its metadata. */
export const MOST_TOGETHER = 64;
/** Pages of messages that are looked through for one of ours: with the pauses, well within the half minute that one sending may take. */
export const MOST_PAGES = 15;
/** Milliseconds between two of them: Slack allows fifty requests a minute. */
export const PAUSE = 1250;
