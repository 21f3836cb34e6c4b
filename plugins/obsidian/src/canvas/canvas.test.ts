import fs from 'node:fs';
import { join } from 'node:path';
import { createSamples, temporaryFolder } from '@msp/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Canvas } from '../document.js';
import { Rehearsal } from '../testing/rehearsal.js';
import { wholeStory } from '../testing/story.js';
import { canvasAction } from './action.js';
import { layOut, overlap } from './layout.js';
import { mergeCanvas } from './merge.js';

const ID = 'msp-2026-11-21-093042-k3x9';
const PATH = 'MSP/Sessions/2026-11-21 0930 shop-api k3x9.canvas';

async function drawn() {
  const rehearsal = new Rehearsal(temporaryFolder());
  await rehearsal.record(...wholeStory());
  const draw = () =>
    rehearsal.deliver(canvasAction.run({ updates: 30 }, rehearsal.request(rehearsal.session(ID))));
  await draw();
  const file = join(rehearsal.settings.vault, PATH);
  return { rehearsal, draw, file, canvas: (): Canvas => JSON.parse(fs.readFileSync(file, 'utf8')) };
}

describe('the canvas of a session', () => {
  it('shows the session, what was done, decided and made, and what stood in the way', async () => {
    const { rehearsal, canvas } = await drawn();
    const { nodes, edges } = canvas();
    expect(nodes.map(({ id }) => id.slice(0, 3))).toEqual(['msp', 'upd', 'upd', 'dec', 'dec', 'blk', 'ent']);
    for (const node of nodes) {
      if (node.type === 'file') expect(fs.existsSync(join(rehearsal.settings.vault, node.file))).toBe(true);
      expect(nodes.filter((other) => other !== node && overlap(other, node))).toEqual([]);
    }
    const ids = new Set(nodes.map(({ id }) => id));
    expect(edges.every(({ fromNode, toNode }) => ids.has(fromNode) && ids.has(toNode))).toBe(true);
    expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
    expect(edges.filter(({ label }) => label).map(({ label }) => label)).toEqual(['supersedes', 'about']);
  });

  it('drawn again writes nothing', async () => {
    const { draw, file } = await drawn();
    const before = fs.statSync(file, { bigint: true });
    await draw();
    expect(fs.statSync(file, { bigint: true })).toMatchObject({ mtimeNs: before.mtimeNs, ino: before.ino });
  });

  it('drawn later keeps what a person arranged and added', async () => {
    const { rehearsal, draw, file, canvas } = await drawn();
    const before = canvas();
    const mine = { id: 'mine', type: 'text' as const, text: 'Mine', x: -520, y: 272, width: 360, height: 84 };
    before.nodes[1] = { ...before.nodes[1]!, x: 5000, y: 5000, color: '6' };
    fs.writeFileSync(
      file,
      JSON.stringify({ ...before, nodes: [...before.nodes, mine], metadata: { version: 1 } }),
    );
    const { sessionId, project } = wholeStory()[0]!;
    await rehearsal.record(createSamples().event('update-recorded', { id: 'upd-new', sessionId, project }));
    await draw();
    const { nodes, metadata } = canvas() as Canvas & { metadata: unknown };
    expect(metadata).toEqual({ version: 1 });
    expect(nodes[1]).toMatchObject({ x: 5000, y: 5000, color: '6' });
    expect(nodes.find(({ id }) => id === 'mine')).toEqual(mine);
    const added = nodes.find(({ id }) => id === 'upd-new')!;
    expect(nodes.filter((other) => other !== added && overlap(other, added))).toEqual([]);
  });

  it('makes the notes that it shows where they are not there, and leaves those that are', async () => {
    const { rehearsal, draw, file } = await drawn();
    const note = file.replace('.canvas', '.md');
    fs.writeFileSync(note, 'mine');
    fs.rmSync(join(rehearsal.settings.vault, 'MSP/Decisions'), { recursive: true });
    await draw();
    expect(fs.readFileSync(note, 'utf8')).toBe('mine');
    expect(fs.readdirSync(join(rehearsal.settings.vault, 'MSP/Decisions/shop-api'))).toHaveLength(2);
  });

  it('of no session is nothing, and what is no canvas is left alone', async () => {
    const { rehearsal, draw, file } = await drawn();
    expect(canvasAction.run({ updates: 1 }, rehearsal.request(null))).toEqual([]);
    expect(canvasAction.input.parse({})).toEqual({ updates: 30 });
    fs.writeFileSync(file, '{"nodes": 1}');
    expect((await draw()).at(-1)).toMatchObject({
      outcome: 'failed',
      reason: `${PATH} was left alone: it is no JSON Canvas`,
    });
    expect(fs.readFileSync(file, 'utf8')).toBe('{"nodes": 1}');
  });
});

it('cards never lie over one another, on a canvas of any person', () => {
  const size = fc.record({
    width: fc.integer({ min: 1, max: 900 }),
    height: fc.integer({ min: 1, max: 900 }),
  });
  const sizes = fc.array(size, { maxLength: 8 });
  const around = fc.record({ middle: size, left: sizes, right: sizes, above: sizes, below: sizes });
  const box = fc.record({
    x: fc.integer({ min: -999, max: 999 }),
    y: fc.integer({ min: -999, max: 999 }),
    width: fc.double({ min: 1, max: 900, noNaN: true }),
    height: fc.integer({ min: 1, max: 900 }),
  });
  fc.assert(
    fc.property(around, fc.array(box, { maxLength: 8 }), (cards, theirs) => {
      const ours = layOut(cards).map((card, index) => ({
        ...card,
        id: `ours-${index}`,
        type: 'text' as const,
        text: '',
      }));
      const existing = theirs.map((each, index) => ({ ...each, id: `theirs-${index}` }));
      const merged = mergeCanvas(JSON.stringify({ nodes: existing }), { nodes: ours, edges: [] }) as {
        text: string;
      };
      const { nodes } = JSON.parse(merged.text) as Canvas;
      const own = nodes.filter(({ id }) => id.startsWith('ours'));
      expect(own).toHaveLength(ours.length);
      for (const card of own)
        expect(nodes.filter((other) => other !== card && overlap(other, card))).toEqual([]);
    }),
  );
});

const CONTRACTS = join(import.meta.dirname, '../../../../../shared/contracts/obsidian');
const hasContracts = fs.existsSync(CONTRACTS);
if (!hasContracts)
  process.stderr.write('Skipped: the specification of JSON Canvas (../shared/contracts is not there).\n');

interface Attribute {
  name: string;
  required: boolean;
  type: string;
  values: string[];
}

/** What the specification says of the attributes of nodes and edges, by the headings that it has. */
function specification(): Map<string, Attribute[]> {
  const sections = new Map<string, Attribute[]>();
  let heading = '';
  for (const line of fs.readFileSync(join(CONTRACTS, 'jsoncanvas-1.0.md'), 'utf8').split('\n')) {
    heading = /^#+ (.*)/.exec(line)?.[1] ?? heading;
    const list = sections.get(heading) ?? [];
    const [, name, required, type] = /^- `(\w+)`\s+\((required|optional), `?(\w+)/.exec(line) ?? [];
    if (name) list.push({ name, required: required === 'required', type: type!, values: [] });
    const value = /^ {2}- `(\w+)`/.exec(line)?.[1];
    if (value) list.at(-1)?.values.push(value);
    sections.set(heading, list);
  }
  return sections;
}

function violations(thing: Record<string, unknown>, attributes: Attribute[]): string[] {
  const isType = (value: unknown, type: string) =>
    type === 'integer' ? Number.isInteger(value) : typeof value === 'string';
  return [
    ...Object.keys(thing)
      .filter((name) => !attributes.some((each) => each.name === name))
      .map((name) => `${name} is unknown`),
    ...attributes.flatMap(({ name, required, type, values }) => {
      const value = thing[name];
      if (value === undefined) return required ? [`${name} is missing`] : [];
      const isOneOf = values.length === 0 || values.includes(String(value));
      return isType(value, type) && isOneOf ? [] : [`${name} is ${JSON.stringify(value)}`];
    }),
  ];
}

describe.skipIf(!hasContracts)('by the specification of JSON Canvas', () => {
  const all = (canvas: { nodes: object[]; edges: object[] }): string[] => {
    const sections = specification();
    const of = (heading: string) => sections.get(heading) ?? [];
    const kinds: Record<string, string> = {
      text: 'Text type nodes',
      file: 'File type nodes',
      group: 'Group type nodes',
    };
    return [
      ...canvas.nodes.flatMap((node) =>
        violations({ ...node }, [...of('Generic node'), ...of(kinds[(node as { type: string }).type] ?? '')]),
      ),
      ...canvas.edges.flatMap((edge) => violations({ ...edge }, of('Edges'))),
    ];
  };

  it('the official sample holds, and what is broken does not', () => {
    const sample = JSON.parse(fs.readFileSync(join(CONTRACTS, 'jsoncanvas-sample.canvas'), 'utf8'));
    expect(all(sample)).toEqual([]);
    expect(
      all({ nodes: [{ id: 1, type: 'text' }], edges: [{ id: 'a', fromSide: 'inside' }] }).length,
    ).toBeGreaterThan(6);
  });

  it('ours holds', async () => {
    expect(all((await drawn()).canvas())).toEqual([]);
  });
});
