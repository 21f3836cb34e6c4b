/** What a query of this plugin says: what shall hold in a file of the vault. Data; connect.ts makes it so. */
import { z } from 'zod';
import { isPortable } from './words/file-name.js';

const Path = z
  .string()
  .refine(
    (path) => path.split('/').every(isPortable) && /\.(md|canvas)$/.test(path),
    'no path within a vault',
  );

/**
 * A property of a note and when it holds:
 * - `always`: whatever stands there;
 * - `new`: only in a note that is made now, where its template does not have it;
 * - `identity`: always; a note in which it has another value is about something else, and is left alone;
 * - `order`: always; where the note has a greater value it tells of something later, and neither this nor what is `always`
 *   is changed. Of several, the first that differs counts.
 */
export const Property = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  type: z.enum(['text', 'number', 'checkbox', 'date', 'datetime', 'list']),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  holds: z.enum(['always', 'new', 'identity', 'order']),
});

/** A list item or paragraph that ends with a block id. Where the id stands anywhere in the note, it is there. */
export const Block = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** The heading under which it is put where it is not there. */
  heading: z.string().min(1),
  form: z.enum(['item', 'paragraph']),
  /** Markdown, without the bullet and the block id; more lines belong to the same paragraph. */
  text: z.string().min(1),
  /** What we wrote before: replaced by `text`. Anything else was written by a person, and stays. */
  replaces: z.array(z.string()).exactOptional(),
});

/** What shall hold in a note. */
export const NoteChange = z.strictObject({
  path: Path,
  /** Only where the note is `missing`, or only where it is `there`. Without: both. */
  when: z.enum(['missing', 'there']).exactOptional(),
  /** The text of the note where it has to be made. */
  create: z.string(),
  properties: z.array(Property),
  blocks: z.array(Block),
});

const Side = z.enum(['top', 'right', 'bottom', 'left']);
const box = {
  id: z.string(),
  x: z.int(),
  y: z.int(),
  width: z.int(),
  height: z.int(),
  color: z.string().exactOptional(),
};

/** Nodes and edges in the words of JSON Canvas 1.0. */
export const Canvas = z.strictObject({
  nodes: z.array(
    z.union([
      z.strictObject({ ...box, type: z.literal('text'), text: z.string() }),
      z.strictObject({ ...box, type: z.literal('file'), file: z.string() }),
    ]),
  ),
  edges: z.array(
    z.strictObject({
      id: z.string(),
      fromNode: z.string(),
      fromSide: Side,
      toNode: z.string(),
      toSide: Side,
      label: z.string().exactOptional(),
    }),
  ),
});

/** What shall be on a canvas; what else is on it stays. */
export const CanvasChange = z.strictObject({ path: Path, canvas: Canvas });

export const Change = z.union([NoteChange, CanvasChange]);

/** The document of a query: a change, several that are made together, or a look at the vault. */
export const Document = z.union([
  Change,
  z.strictObject({ changes: z.array(Change).min(1) }),
  z.strictObject({ check: z.literal(true) }),
]);

export type Property = z.infer<typeof Property>;
export type Block = z.infer<typeof Block>;
export type NoteChange = z.infer<typeof NoteChange>;
export type Canvas = z.infer<typeof Canvas>;
export type CanvasEdge = Canvas['edges'][number];
export type CanvasChange = z.infer<typeof CanvasChange>;
export type Change = z.infer<typeof Change>;

/** The language of this plugin's queries. */
export const LANGUAGE = 'file';

/**
 * What became of one change. `kind` tells whether a later try may succeed (`later`), a person has to do something about
 * the note first (`note`), or nothing can be written at all (`vault`).
 */
export type Result =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly kind: 'later' | 'note' | 'vault';
      readonly reason: string;
      readonly hint?: string;
    };
