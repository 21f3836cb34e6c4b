import fs from 'node:fs';
import { join } from 'node:path';
import { createSamples, temporaryFolder } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { problemsIn, propertiesIn, read } from './testing/reading.js';
import { Rehearsal } from './testing/rehearsal.js';
import { storyOf } from './testing/story.js';
import { filesOf, PROJECT, SESSION, written } from './testing/vault.js';

/** Every link leads to a note, and block ids differ within a note. */
const expectWhole = (files: Map<string, { text: string }>) => expect(problemsIn(files)).toEqual([]);

describe('several sessions', () => {
  it('tick a blocker of an earlier session, and do not make its note where it is gone', async () => {
    const rehearsal = new Rehearsal(temporaryFolder());
    const [first, second] = [storyOf(), storyOf('msp-2026-11-22-100000-mnpq')];
    const start = { worktree: '.', startProgress: 0 };
    const raise = (id: string) =>
      first('blocker-raised', { description: `stuck ${id}`, category: 'technical', severity: 'low' }, { id });
    await rehearsal.record(first('session-started', start), raise('blk-1'), raise('blk-2'), {
      ...second('session-started', start),
      id: 'evt-s',
    });
    await rehearsal.record({ ...second('blocker-resolved', { blockerId: 'blk-1' }), id: 'evt-r1' });
    const files = () => filesOf(rehearsal.settings.vault);
    expect(files().get(SESSION)?.text).toContain(
      '- [x] stuck blk-1 (technical, low) ^blk-1\n- [ ] stuck blk-2',
    );
    expect(files().get(PROJECT)?.text).toContain(
      '- [x] stuck blk-1 (technical, low) (2026-11-21 0930 shop-api k3x9) ^blk-1',
    );
    fs.rmSync(join(rehearsal.settings.vault, SESSION));
    await rehearsal.record({ ...second('blocker-resolved', { blockerId: 'blk-2' }), id: 'evt-r2' });
    expect(files().has(SESSION)).toBe(false);
  });

  it('that began earlier do not take back what the project note says of the last one', async () => {
    const rehearsal = new Rehearsal(temporaryFolder());
    const [early, late] = [storyOf(), storyOf('msp-2026-11-22-100000-mnpq')];
    const start = { worktree: '.', startProgress: 80 };
    await rehearsal.record({
      ...late('session-started', start),
      time: '2026-11-22T09:00:00.000Z',
      id: 'evt-late',
    });
    await rehearsal.record(early('session-started', { worktree: '.', startProgress: 5 }));
    const { text } = filesOf(rehearsal.settings.vault).get(PROJECT)!;
    expect(propertiesIn(text)).toMatchObject({ progress: 80, 'last-start': '2026-11-22T10:00:00' });
    expect(read(text).blocks.map(([id]) => id)).toEqual([
      'msp-2026-11-22-100000-mnpq',
      'msp-2026-11-21-093042-k3x9',
    ]);
  });

  it('with a sample of every event, in a strange order, leave links that resolve', async () => {
    const rehearsal = new Rehearsal(temporaryFolder());
    const samples = createSamples(7);
    const types = [
      'session-started',
      'note-taken',
      'decision-made',
      'entity-created',
      'blocker-raised',
      'session-ended',
      'session-crashed',
      'session-resumed',
      'goal-changed',
      'update-recorded',
      'blocker-resolved',
      'session-discarded',
      'session-completed',
    ] as const;
    for (const type of types) {
      await rehearsal.record(samples.event(type));
      expectWhole(filesOf(rehearsal.settings.vault));
    }
  });
});

it('settings choose folders, headings, templates, and whether there is a line in the daily note', async () => {
  const { files, text } = await written({
    folders: { sessions: 'Work/Log/', projects: '', decisions: 'ADR' },
    headings: { updates: 'Was getan wurde' },
    templates: {
      session: [
        '---',
        'cssclasses: [wide]',
        'tags: [own]',
        'about: {{title}}',
        '---',
        '# {{project}} on {{date}}',
        '',
        '## Was getan wurde',
        '',
        '## Mine',
        '',
      ],
    },
    daily: false,
  });
  const session = 'Work/Log/2026-11-21 0930 shop-api k3x9.md';
  expect([...files().keys()].sort()).toEqual(
    ['ADR/', 'ADR/', session, 'shop-api.md'].map((path) => expect.stringContaining(path)),
  );
  expectWhole(files());
  expect(read(text(session)).headings.slice(0, 4)).toEqual([
    '# shop-api on 2026-11-21',
    '## Was getan wurde',
    '## Mine',
    '## Decisions',
  ]);
  expect(propertiesIn(text(session))).toMatchObject({
    cssclasses: ['wide'],
    tags: ['own'],
    about: 'Sign in with tokens',
    progress: 32,
  });
});
