/**
 * The small shapes that every event and model is built from.
 *
 * `zod/mini` is used throughout: the same schemas, without the method chains that cost a short-lived
 * command 15 ms to load. `safeParse`, `parse` and JSON Schema output work as in zod.
 */
import * as z from 'zod/mini';

/** A schema with a description, which its JSON Schema shows. */
export const described = <T extends z.ZodMiniType>(schema: T, text: string): T =>
  schema.check(z.describe(text)) as T;

/** The longest text an event may carry, in UTF-16 code units: one mebibyte. */
export const TEXT_LIMIT = 1_048_576;

/** Non-empty text that a person or an assistant wrote. 1 to {@link TEXT_LIMIT} characters. */
export const Text = z.string().check(z.minLength(1), z.maxLength(TEXT_LIMIT));

/** A short name: a project, a user, a category. 1 to 200 characters. */
export const Name = z.string().check(z.minLength(1), z.maxLength(200));

/** How far a project is, in whole percent, 0 to 100. */
export const Progress = z.int().check(z.gte(0), z.lte(100));

/** An instant as ISO 8601 in UTC with milliseconds, e.g. `2026-11-21T09:30:42.000Z`. */
export const Instant = z.iso.datetime({ precision: 3 });

/** A session's id, `msp-YYYY-MM-DD-HHMMSS-xxxx`; sessions of older layouts keep the id they had. */
export const SessionId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/));

/** A record's id: its kind and twelve characters, e.g. `dec-7q2k9xw0m4ab`; older ids are kept as they were. */
export const RecordId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/));

/** How much a decision matters, or how much a blocker hurts. */
export const Level = z.enum(['low', 'medium', 'high']);

/** What kind of obstacle a blocker is. */
export const BlockerCategory = z.enum(['technical', 'external', 'resource']);

/**
 * Why a record exists although nobody asked for it: a keyword in an update's text.
 * `extracted` is the part of the text that the record was made of.
 */
export const AutoDetected = z.strictObject({
  type: z.enum(['decision', 'entity', 'blocker']),
  extracted: Text,
});

/** Free-form properties: plain JSON, nothing else. */
export const Properties = z.record(z.string(), z.json());

export type Level = z.infer<typeof Level>;
export type BlockerCategory = z.infer<typeof BlockerCategory>;
export type AutoDetected = z.infer<typeof AutoDetected>;
