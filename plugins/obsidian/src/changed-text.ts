/** The text of any file of the vault after changes. Pure. */
import { mergeCanvas } from './canvas/merge.js';
import type { Change } from './document.js';
import { Refusal } from './refusal.js';
import { type Applied, applyChanges } from './text/apply.js';

/** What was found out last about changes: it is asked before a file is opened for writing, and again after. */
const LAST = new WeakMap<readonly Change[], { readonly before: string | null; readonly after: Applied }>();

/**
 * Makes changes of one file hold.
 *
 * @param text the file as it stands; null where there is none
 * @throws Refusal for a canvas that cannot be read
 */
export function changedText(text: string | null, changes: readonly Change[]): Applied {
  const last = LAST.get(changes);
  if (last && last.before === text) return last.after;
  const after = changed(text, changes);
  LAST.set(changes, { before: text, after });
  return after;
}

function changed(text: string | null, changes: readonly Change[]): Applied {
  const canvases = changes.filter((change) => 'canvas' in change);
  if (canvases.length === 0)
    return applyChanges(
      text,
      changes.filter((change) => 'blocks' in change),
    );
  const after = canvases.reduce<string | null>((before, { path, canvas }) => {
    const merged = mergeCanvas(before, canvas);
    if ('problem' in merged) throw new Refusal('note', `${path} was left alone: ${merged.problem}`);
    return merged.text;
  }, text);
  return { text: after, results: changes.map(() => ({ ok: true })) };
}
