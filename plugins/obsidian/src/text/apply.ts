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
  const ending = endingOf(existing ?? '');
  let [head, body] = halves(existing);
  const blocks: NoteChange['blocks'] = [];
  const results = changes.map((change): Result => {
    if (change.when === (head === null ? 'there' : 'missing')) return { ok: true };
    const isNew = head === null;
    const [top, rest] = head === null ? halves(change.create) : [head, body];
    const edited = applyProperties(
      top ?? '',
      change.properties,
      isNew,
      isNew ? endingOf(change.create) : ending,
    );
    if ('problem' in edited)
      return {
        ok: false,
        kind: 'note',
        reason: `${change.path} was left alone: ${edited.problem}`,
        hint: HINT,
      };
    [head, body] = [edited.text, rest];
    blocks.push(...change.blocks);
    return { ok: true };
  });
  if (head === null) return { text: null, results };
  const after = applyBlocks(body, blocks, /[\r\n]/.test(head) ? endingOf(head) : endingOf(body));
  return { text: noteOf({ ...partsOf(head), body: after }), results };
}

/** A note at the end of its properties: they are changed again and again, while what follows may be long. */
function halves(note: string | null): [head: string | null, body: string] {
  if (note === null) return [null, ''];
  const { body, ...front } = partsOf(note);
  return [noteOf({ ...front, body: '' }), body];
}
