import fs from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { problemsIn, propertiesIn, read } from './testing/reading.js';
import { Rehearsal } from './testing/rehearsal.js';
import { wholeStory } from './testing/story.js';
import { filesOf, PROJECT, SESSION, written } from './testing/vault.js';

const FIRST = 'MSP/Decisions/shop-api/2026-11-21 Keep refresh tokens in the database q7x1cd.md';
const SECOND = 'MSP/Decisions/shop-api/2026-11-21 Keep refresh tokens in Redis x6b3lm.md';
const DAILY = 'Daily/2026-11-21.md';

/** Every link leads to a note, and block ids differ within a note. */
const expectWhole = (files: Map<string, { text: string }>) => expect(problemsIn(files)).toEqual([]);

describe('a session', () => {
  it('lies in the vault as notes that another parser reads as they are meant', async () => {
    const { files, text } = await written();
    expect([...files().keys()]).toEqual([DAILY, FIRST, SECOND, PROJECT, SESSION].sort());
    expectWhole(files());
    const { headings, blocks, lists, types } = read(text(SESSION));
    expect(headings).toEqual([
      '# Sign in with tokens',
      '## Updates',
      '## Decisions',
      '## Entities',
      '## Blockers',
      '## Notes',
      '## Summary',
      '## Next steps',
    ]);
    expect(lists).toEqual([2, 2, 1, 1, 1, 2]);
    expect(types).toEqual(
      new Set(['root', 'yaml', 'heading', 'paragraph', 'list', 'listItem', 'text', 'wikiLink']),
    );
    expect(Object.fromEntries(blocks)).toMatchObject({
      'upd-7q2k9xw0m4ab': '09:41 (24%) Tokens are signed and checked #auth',
      'dec-8g1r4zx6b3lm': '10:47 ADR-0002 Keep refresh tokens in Redis (medium)',
      'blk-2c6h8jw1z5gh': 'No keys for the test environment (external, high): Grace sent them',
      'not-5d7k1py3s9jk': '10:25 Ask Grace about the lifetime of tokens',
      summary: 'Tokens replace cookies for signing in.',
      'next-2': 'Measure the sign-in',
    });
  });

  it('has typed properties', async () => {
    const { text } = await written({ tags: ['msp/session', 'work'] });
    expect(propertiesIn(text(SESSION))).toEqual({
      'msp-session': 'msp-2026-11-21-093042-k3x9',
      project: 'shop-api',
      status: 'completed',
      progress: 32,
      'msp-event': 11,
      goal: 'Replace cookies',
      started: '2026-11-21T09:30:42',
      ended: '2026-11-21T11:09:42',
      hours: 1.65,
      user: 'ada',
      branch: 'auth',
      aliases: ['shop-api: Sign in with tokens'],
      tags: ['msp/session', 'work'],
    });
    expect(propertiesIn(text(PROJECT))).toMatchObject({
      'msp-project': 'shop-api',
      progress: 32,
      'last-start': '2026-11-21T09:30:42',
    });
    expect(propertiesIn(text(DAILY))).toEqual({});
  });

  it('numbers decisions, and ties the one that is replaced to the one that replaces it', async () => {
    const { text } = await written();
    expect(propertiesIn(text(FIRST))).toMatchObject({
      number: 1,
      status: 'superseded',
      aliases: ['ADR-0001', 'ADR-0001 Keep refresh tokens in the database'],
    });
    expect(propertiesIn(text(SECOND))).toMatchObject({
      number: 2,
      status: 'accepted',
      decided: '2026-11-21T10:47:42',
    });
    expect(read(text(FIRST)).links).toContain(SECOND.replace('.md', ''));
    expect(read(text(SECOND)).links).toContain(FIRST.replace('.md', ''));
    expect(read(text(FIRST)).headings).toEqual([
      '# ADR-0001 Keep refresh tokens in the database',
      '## Decision',
      '## Rationale',
      '## Alternatives',
      '## Related',
    ]);
  });

  it('written again, event by event or as a whole, changes no byte and writes no file', async () => {
    const { rehearsal, operations, files } = await written();
    const before = files();
    await rehearsal.deliver(operations);
    await rehearsal.deliver(operations, 1);
    await rehearsal.deliver(rehearsal.export('msp-2026-11-21-093042-k3x9'));
    expect(files()).toEqual(before);
  });

  it('gives the same notes one by one as together, and as a whole the same blocks', async () => {
    const { operations, files } = await written();
    const other = new Rehearsal(temporaryFolder());
    await other.deliver(operations, 1);
    const texts = (all: ReturnType<typeof files>) => [...all].map(([path, { text }]) => [path, text]);
    expect(texts(filesOf(other.settings.vault))).toEqual(texts(files()));
    const whole = new Rehearsal(temporaryFolder());
    for (const event of wholeStory()) whole.plan(event);
    await whole.deliver(whole.export('msp-2026-11-21-093042-k3x9'));
    const exported = filesOf(whole.settings.vault);
    expectWhole(exported);
    const ids = (text: string) =>
      read(text)
        .blocks.map(([id]) => id)
        .sort();
    expect(ids(exported.get(SESSION)!.text)).toEqual(ids(files().get(SESSION)!.text));
  });

  it('is made anew where a person deleted its note, and goes on under a new name where there is one', async () => {
    const vault = temporaryFolder();
    const rehearsal = new Rehearsal(vault);
    const story = wholeStory();
    await rehearsal.record(...story.slice(0, 2));
    fs.renameSync(join(vault, SESSION), join(vault, 'Mine.md'));
    await rehearsal.record(...story.slice(2));
    expectWhole(filesOf(vault));
    const blocks = (path: string) =>
      read(fs.readFileSync(join(vault, path), 'utf8')).blocks.map(([id]) => id);
    expect(blocks('Mine.md')).toEqual(['upd-7q2k9xw0m4ab']);
    expect(blocks(SESSION)).toContain('upd-3n9w6cd2f7np');
  });
});
