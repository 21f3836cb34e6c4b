/** What names an entity: its project and its name. Pure. */

/** Longer names are cut in `name`, and whole in `fullName`: an index takes no key of more than about 8,000 bytes. */
const LONGEST_NAME = 1000;

/** An entity that a statement merges: its key, and the properties that follow from it. */
export interface EntityIdentity {
  readonly id: string;
  readonly identity: { readonly name: string; readonly project: string; readonly fullName?: string };
}

/**
 * The entity of this name in this project: one node, however many sessions and decisions name it.
 *
 * @example entityOf('webshop', 'Cart') // { id: 'webshop/Cart', identity: { name: 'Cart', project: 'webshop' } }
 */
export function entityOf(project: string, name: string): EntityIdentity {
  const [owner, whole] = [project.toWellFormed(), name.toWellFormed()];
  if (whole.length <= LONGEST_NAME)
    return { id: `${owner}/${whole}`, identity: { name: whole, project: owner } };
  const start = whole.slice(0, LONGEST_NAME).toWellFormed();
  return {
    id: `${owner}/${start}…${whole.length}-${digest(whole)}`,
    identity: { name: `${start}…`, project: owner, fullName: whole },
  };
}

/** 64 bits of a text, in two halves with different beginnings (FNV-1a with a final mix). */
function digest(text: string): string {
  return [0x811c9dc5, 0x9e3779b9].map((seed) => hash(text, seed)).join('');
}

function hash(text: string, seed: number): string {
  let value = seed;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return ((value ^ (value >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
