import type { EventType } from '@msp/protocol';
import { createSamples, type Given, HOSTILE, temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { canvasAction } from './canvas/action.js';
import { read } from './testing/reading.js';
import { Rehearsal } from './testing/rehearsal.js';
import { filesOf } from './testing/vault.js';
import { isPortable } from './words/file-name.js';

const OWN: Record<string, string> = {
  frontmatter: '---\nprogress: 99\n---\n# Forged\n',
  'block ids': 'x ^upd-1\n^upd-1\n- y ^dec-1',
  links: '[[Nowhere]] ![[Nowhere]] [a](b) [[x|y]]\n[x]: https://example.org',
  comments: '%% hidden\n<!-- hidden\n```\n~~~\n$$\n<div>',
  tags: '#tag\n #two/three',
  tasks: '- [ ] one\n* [x] two\n1. three',
  placeholders: '{{title}} {{project-link}} <% tp.file.title %> msp-placeholder-title-msp',
  path: '../../etc/passwd\\..\\x',
  device: 'CON',
  heading: '## Updates',
  yaml: "': &a *b !c {d} [e] @f `g` | >\n- h: i",
  'nothing to see': '\u0000\u0007\u200b',
};

/** Every kind of event with one text in each of its fields. */
function events(text: string) {
  const samples = createSamples();
  const name = text.slice(0, 200);
  const made = (type: EventType, data: object, id?: string) =>
    samples.event(type, { project: name, user: name, data, ...(id ? { id } : {}) } as unknown as Given<
      typeof type
    >);
  return [
    made('session-started', {
      description: text,
      goal: text,
      epic: text,
      sessionType: name,
      branch: text,
      worktree: text,
      startProgress: 0,
    }),
    made('update-recorded', { description: text, tags: [name], progress: 40 }),
    made(
      'decision-made',
      {
        content: text,
        rationale: text,
        alternatives: [text, text],
        category: name,
        relatedEntities: [name],
        impact: 'high',
      },
      'dec-1',
    ),
    made('decision-made', {
      content: text,
      rationale: text,
      alternatives: [],
      relatedEntities: [],
      supersedes: 'dec-1',
    }),
    made('entity-created', {
      name: text,
      entityType: name,
      path: text,
      description: text,
      properties: { [name]: text },
    }),
    made('blocker-raised', { description: text, category: 'external', severity: 'low' }, 'blk-1'),
    made('blocker-resolved', { blockerId: 'blk-1', resolution: text }),
    made('note-taken', { text }),
    made('goal-changed', { goal: text }),
    made('session-ended', { summary: text, nextSteps: [text, text] }),
  ];
}

it.each(Object.entries({ ...HOSTILE, ...OWN }))('stays words in every field: %s', async (_, text) => {
  const rehearsal = new Rehearsal(temporaryFolder());
  const log = events(text);
  const operations = await rehearsal.record(...log);
  const session = rehearsal.session(log[0]!.sessionId);
  const graph = canvasAction.run({ updates: 30 }, rehearsal.request(session));
  expect(await rehearsal.deliver(graph)).toEqual(graph.map(() => ({ outcome: 'done' })));
  const files = filesOf(rehearsal.settings.vault);
  expect(files.size).toBe(6);
  for (const [path, { text: note }] of files) {
    expect(path.split('/').every(isPortable), path).toBe(true);
    if (path.endsWith('.canvas')) continue;
    const { headings, links, blocks, types } = read(note);
    const [yaml = ''] = /(?<=^---\n).*?(?=^---$)/ms.exec(note) ?? [];
    expect(parseDocument(yaml).errors).toEqual([]);
    expect(headings.filter((heading) => heading.startsWith('# ')).length).toBeLessThanOrEqual(1);
    for (const link of links) expect(files.has(`${link}.md`), link).toBe(true);
    expect(new Set(blocks.map(([id]) => id)).size).toBe(blocks.length);
    // An address that GitHub's extension finds in bare words is a link to those words.
    for (const type of [
      'html',
      'code',
      'inlineCode',
      'image',
      'emphasis',
      'strong',
      'delete',
      'table',
      'blockquote',
      'thematicBreak',
      'definition',
      'footnoteReference',
      'break',
    ]) {
      expect(types, path).not.toContain(type);
    }
    const body = note.slice(note.indexOf('\n---\n') + 5);
    expect(body).not.toMatch(/%%|<%|\p{Cc}(?<!\n)/u);
  }
  const before = filesOf(rehearsal.settings.vault);
  await rehearsal.deliver(operations);
  expect(filesOf(rehearsal.settings.vault)).toEqual(before);
});

it('keeps projects apart whose names differ only where a file name cannot', async () => {
  const rehearsal = new Rehearsal(temporaryFolder());
  const samples = createSamples();
  const projects = ['a/b', 'a:b', 'a b', 'a?b', 'e\u0301', 'é', 'con', 'CON.'];
  for (const [index, project] of projects.entries()) {
    await rehearsal.record(
      samples.event('session-started', { project, sessionId: `msp-2026-01-05-09000${index}-smp${index}` }),
    );
  }
  const notes = [...filesOf(rehearsal.settings.vault).keys()].filter((path) =>
    path.startsWith('MSP/Projects/'),
  );
  expect(new Set(notes.map((path) => path.toLowerCase())).size).toBe(projects.length);
});

it('says so where two projects fall on one note, as on a disk that does not tell capitals', async () => {
  const rehearsal = new Rehearsal(temporaryFolder());
  const [operation] = rehearsal.plan(createSamples().event('session-started', { project: 'shop' })).slice(1);
  const document = structuredClone(
    (operation!.query as unknown as { document: { properties: { value: unknown }[] } }).document,
  );
  await rehearsal.deliver([operation!]);
  document.properties[0]!.value = 'Shop';
  const other = { ...operation!, query: { language: 'file', document: document as never } };
  expect(await rehearsal.deliver([other])).toEqual([
    expect.objectContaining({ outcome: 'failed', reason: expect.stringContaining('"shop"') }),
  ]);
});
