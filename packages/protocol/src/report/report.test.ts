import { describe, expect, it } from 'vitest';
import type { Session } from '../session.js';
import { escapeMarkdown, escapeMarkdownBlock, markdownReport } from './markdown.js';
import { durationText, progressText, reportOf } from './report.js';

const time = '2026-11-21T09:30:42.000Z';
const record = { timestamp: time, autoDetected: null };
const session: Session = {
  ...{ id: 'msp-2026-11-21-093042-k3x9', project: 'shop', user: 'ada', host: 'mac', worktree: '.' },
  ...{ branch: 'main', type: null, description: null, goal: 'Tokens *rotate*', epic: null, status: 'ending' },
  ...{ startTime: time, endTime: time, duration: 2.25, startProgress: 15, endProgress: 32 },
  ...{ summary: 'They do\n# now', nextSteps: ['Tell @ada about #12'], follows: null, crashTime: null },
  ...{ lastKnownGood: null, recoverable: false, lastEventId: 'end-1', lastEventTime: time },
  counts: { updates: 1, decisions: 1, entities: 0, blockers: 2, notes: 0 },
  updates: [{ ...record, id: 'upd-1', description: 'JWT works', progress: 32, tags: [] }],
  decisions: [
    {
      ...{
        ...record,
        id: 'dec-1',
        content: 'Rotate',
        rationale: 'Theft is noticed',
        alternatives: [],
        impact: null,
      },
      ...{ category: null, relatedEntities: [], supersedes: null, supersededBy: null },
    },
  ],
  entities: [],
  blockers: [
    {
      ...{ id: 'blo-1', description: 'No key', category: 'external', severity: 'high', status: 'open' },
      ...{ createdAt: time, resolvedAt: null, resolution: null, autoDetected: null },
    },
    {
      ...{ id: 'blo-2', description: 'No disk', category: 'resource', severity: 'low', status: 'resolved' },
      ...{ createdAt: time, resolvedAt: time, resolution: 'Bought', autoDetected: null },
    },
  ],
  notes: [],
};

it('a report has what came of the session, and no more', () => {
  expect(reportOf(session)).toEqual({
    title: 'Tokens *rotate*',
    ...{ sessionId: session.id, project: 'shop', user: 'ada', summary: 'They do\n# now' },
    facts: [
      ['Duration', '2 h 15 min'],
      ['Progress', '15% → 32% (+17%)'],
      ['Branch', 'main'],
    ],
    parts: [
      { title: 'Updates', lines: ['JWT works (32%)'] },
      { title: 'Decisions', lines: ['Rotate (Theft is noticed)'] },
      { title: 'Open blockers', lines: ['No key (high)'] },
      { title: 'Next steps', lines: ['Tell @ada about #12'] },
    ],
  });
  const bare = {
    ...session,
    goal: null,
    duration: null,
    branch: null,
    decisions: [],
    blockers: [],
    updates: [],
  };
  expect(reportOf({ ...bare, nextSteps: [] })).toMatchObject({
    ...{ title: 'shop', facts: [['Progress', '15% → 32% (+17%)']], parts: [] },
  });
});

it('as Markdown it says the same, and nobody is told of it', () => {
  expect(markdownReport(reportOf(session))).toBe(
    [
      '### Session: Tokens \\*rotate\\*',
      '**Duration:** 2 h 15 min · **Progress:** 15% → 32% (+17%) · **Branch:** main',
      'They do\n\\# now',
      '**Updates**\n\n- JWT works (32%)',
      '**Decisions**\n\n- Rotate (Theft is noticed)',
      '**Open blockers**\n\n- No key (high)',
      '**Next steps**\n\n- Tell @<!---->ada about #<!---->12',
    ].join('\n\n'),
  );
});

describe('what people write stays what they wrote', () => {
  it.each([
    ['<script>&amp;', '&lt;script\\>&amp;amp;'],
    ['1. one', '1\\. one'],
    ['- item', '\\- item'],
    ['=== 3', '\\=== 3'],
    ['[a](b) `c` ~d~ |e|', '\\[a\\](b) \\`c\\` \\~d\\~ \\|e\\|'],
    ['two\nlines', 'two lines'],
    ['see https://a.example/x_y_z#1.', 'see <https://a.example/x_y_z#1>.'],
    ['(https://a.example/@ada)', '(<https://a.example/@ada>)'],
    ['https://', 'https://'],
    ['mail ada@example.com and GH-12', 'mail ada@<!---->example.com and GH-<!---->12'],
  ])('%j', (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));

  it('lines of a block stay lines', () => expect(escapeMarkdownBlock('a\r\n# b\nc')).toBe('a\n\\# b\nc'));
  it('mentions stay where they are wanted', () =>
    expect(escapeMarkdown('@ada #12', { mentions: true })).toBe('@ada #12'));
});

it.each([
  [0, '0 min'],
  [0.5, '30 min'],
  [1, '1 h'],
  [2.25, '2 h 15 min'],
  [-1, '0 min'],
])('%d hours are %s', (hours, text) => expect(durationText(hours)).toBe(text));

it('progress may fall', () => {
  expect(progressText(40, 32)).toBe('40% → 32% (−8%)');
  expect(progressText(40, 40)).toBe('40% → 40% (+0%)');
});
