/** Puts cards and arrows on a canvas that a person may have arranged. Pure. */
import { z } from 'zod';
import type { Canvas } from '../document.js';
import { settled } from './layout.js';

const Node = z.looseObject({
  id: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
const Edge = z.looseObject({ id: z.string() });
/** Any canvas, as much of it as has to be understood. */
const Existing = z.looseObject({ nodes: z.array(Node).default([]), edges: z.array(Edge).default([]) });

/** The text of a canvas, or why it was left alone. */
export type Merged = { readonly text: string } | { readonly problem: string };

/**
 * Adds what is not there and brings the words of our cards up to date. Where a card lies, how large it is and its colour
 * are the person's once it is there, and so is everything else on the canvas.
 *
 * @param existing the file as it stands; null or empty where there is nothing
 */
export function mergeCanvas(existing: string | null, canvas: Canvas): Merged {
  const before = read(existing);
  if (!before) return { problem: 'it is no JSON Canvas' };
  const ours = new Map(canvas.nodes.map((node) => [node.id, node]));
  const nodes = before.nodes.map((node) => {
    const own = ours.get(node.id);
    if (!own) return node;
    return own.type === 'text'
      ? { ...node, type: own.type, text: own.text }
      : { ...node, type: own.type, file: own.file };
  });
  const there = new Set(nodes.map(({ id }) => id));
  for (const node of canvas.nodes) if (!there.has(node.id)) nodes.push(settled(node, nodes));
  const known = new Set(before.edges.map(({ id }) => id));
  const edges = [...before.edges, ...canvas.edges.filter(({ id }) => !known.has(id))];
  const after = { ...before, nodes, edges };
  return {
    text: existing !== null && JSON.stringify(after) === JSON.stringify(before) ? existing : write(after),
  };
}

function read(text: string | null): z.infer<typeof Existing> | null {
  if (text === null || text.trim() === '') return { nodes: [], edges: [] };
  try {
    return Existing.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A card and an arrow on each line, as Obsidian writes them. */
function write(canvas: Record<string, unknown>): string {
  const fields = Object.entries(canvas).map(([name, value]) => {
    const list = Array.isArray(value) && value.length > 0;
    const text = list
      ? `[\n${value.map((each) => `\t\t${JSON.stringify(each)}`).join(',\n')}\n\t]`
      : JSON.stringify(value);
    return `\t${JSON.stringify(name)}:${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}
