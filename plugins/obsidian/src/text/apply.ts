/** The whole of what happens to a note: its text before and what shall hold, to its text after. Pure. */
import type { NoteChange, Result } from '../document.js';
import { applyBlocks } from './blocks.js';
import { noteOf, partsOf } from './front.js';
import { endingOf } from './lines.js';
import { applyProperties } from './properties.js';

/** A note's text after (the same where nothing had to change; null where there is still none), a result for each change. */
export interface Applied {
  readonly text: string | null;
  readonly results: readonly Result[];
}

const HINT = 'Open the note in Obsidian, correct the properties at its top, then retry the operation.';

/**
 * Makes changes of one note hold, in their order. One that cannot be made changes nothing, and does not keep the others from
 * being made.
 *
 * @param existing the note as it stands; null where there is none
 */
export function applyChanges(existing: string | null, changes: readonly NoteChange[]): Applied {
  let text = existing;
  const blocks: NoteChange['blocks'] = [];
  const results = changes.map((change): Result => {
    if (change.when === (text === null ? 'there' : 'missing')) return { ok: true };
    const edited = applyProperties(text ?? change.create, change.properties, text === null);
    if ('problem' in edited)
      return {
        ok: false,
        kind: 'note',
        reason: `${change.path} was left alone: ${edited.problem}`,
        hint: HINT,
      };
    text = edited.text;
    blocks.push(...change.blocks);
    return { ok: true };
  });
  if (text === null) return { text, results };
  const parts = partsOf(text);
  return { text: noteOf({ ...parts, body: applyBlocks(parts.body, blocks, endingOf(text)) }), results };
}
