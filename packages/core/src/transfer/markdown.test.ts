import { type Session, TEXT_LIMIT } from '@msp/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderSessionMarkdown } from './markdown.js';

const time = '2026-11-21T09:30:42.000Z';
const session: Session = {
  id: 'msp-2026-11-21-093042-k3f9',
  project: 'shop',
  user: 'ada',
  host: 'engine',
  worktree: '/trees/tokens',
  branch: 'feature/tokens',
  type: 'feature',
  description: 'Safer sign-in',
  goal: 'Tokens rotate',
  epic: 'SHOP-1',
  status: 'completed',
  startTime: time,
  endTime: '2026-11-21T17:45:42.000Z',
  duration: 8.25,
  startProgress: 45,
  endProgress: 67,
  summary: 'The refresh token rotates.\nClients retry.',
  nextSteps: ['Revoke old ones'],
  follows: 'msp-2026-11-20-090000-aaaa',
  crashTime: null,
  lastKnownGood: null,
  recoverable: false,
  lastEventId: 'evt-9',
  lastEventTime: time,
  counts: { updates: 1, decisions: 1, entities: 1, blockers: 1, notes: 1 },
  updates: [
    {
      id: 'upd-1',
      timestamp: time,
      description: 'Rotation works',
      progress: 55,
      tags: ['auth', 'api'],
      autoDetected: null,
    },
  ],
  decisions: [
    {
      id: 'dec-1',
      timestamp: time,
      content: 'Tokens are opaque',
      rationale: 'they can be revoked',
      alternatives: ['JWT', 'cookies'],
      impact: 'high',
      category: 'security',
      relatedEntities: ['TokenStore'],
      supersedes: 'dec-0',
      supersededBy: 'dec-2',
      autoDetected: { type: 'decision', extracted: 'opaque' },
    },
  ],
  entities: [
    {
      id: 'ent-1',
      timestamp: time,
      name: 'TokenStore',
      type: 'class',
      path: 'src/token_store.ts',
      description: 'Keeps them',
      properties: { language: 'TypeScript', methods: ['get'] },
      autoDetected: null,
    },
  ],
  blockers: [
    {
      id: 'blk-1',
      description: 'CORS',
      category: 'technical',
      severity: 'high',
      status: 'resolved',
      createdAt: time,
      resolvedAt: time,
      resolution: 'Credentials are sent',
      autoDetected: null,
    },
  ],
  notes: [{ id: 'not-1', timestamp: time, text: 'The cache is warm' }],
};

it('holds everything that the session holds', () => {
  const markdown = renderSessionMarkdown(session);
  const hidden = new Set(['evt-9', '.', 'completed']);
  const strings = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(strings)
        : [];
  for (const text of strings(session).filter((each) => !hidden.has(each) && each !== session.summary)) {
    expect(markdown).toContain(text.endsWith('Z') ? text.slice(0, 19).replace('T', ' ') : text);
  }
  expect(markdown).toContain('The refresh token rotates.\\\nClients retry.');
  expect(markdown).toContain('- Progress: 45% → 67%');
  expect(markdown.split('\n').slice(0, 4)).toEqual([
    '# shop: The refresh token rotates.',
    '',
    '- Session: msp-2026-11-21-093042-k3f9',
    '- Project: shop',
  ]);
});

it('leaves out what there is nothing of', () => {
  const bare = renderSessionMarkdown({
    ...session,
    summary: null,
    goal: null,
    updates: [],
    decisions: [],
    entities: [],
    blockers: [],
    notes: [],
    nextSteps: [],
    endTime: null,
    duration: null,
  });
  expect(bare).not.toMatch(/^## /m);
  expect(bare).toMatch(/^# shop: msp-2026/);
  expect(bare).toContain('- Last sign of life: 2026-11-21 09:30:42 UTC');
});

it.each([
  ['<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
  ['![x](https://example.com/pixel)', '!\\[x\\](https://example.com/pixel)'],
  ['# Heading', '\\# Heading'],
  ['1. One', '1\\. One'],
  ['- item', '\\- item'],
  ['> quote', '\\> quote'],
  ['a *b* _c_ `d` snake_case', 'a \\*b\\* \\_c\\_ \\`d\\` snake_case'],
  ['&lt;', '\\&lt;'],
  ['\u001b[31mred\u202e', '␛\\[31mred\\\\u{202e}'],
  ['one\ntwo\r\n\r\n# three', 'one\\\n  two\\\n  \\\n  \\# three'],
])('%j stands there as %j', (text, expected) => {
  const markdown = renderSessionMarkdown({ ...session, notes: [{ id: 'not-1', timestamp: time, text }] });
  expect(markdown).toContain(`UTC: ${expected}\n  - Id: not-1`);
});

it('no text can leave its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const markdown = renderSessionMarkdown({
        ...session,
        project: text,
        summary: text,
        notes: [{ id: 'not-1', timestamp: time, text }],
      });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(markdown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
      expect(markdown).not.toMatch(/(?<!\\)</);
      expect(markdown.match(/^#/gm)).toHaveLength(8);
      expect(markdown.isWellFormed()).toBe(true);
    }),
  );
  expect(renderSessionMarkdown({ ...session, summary: 'x '.repeat(TEXT_LIMIT / 2) }).length).toBeLessThan(
    3 * TEXT_LIMIT,
  );
});
