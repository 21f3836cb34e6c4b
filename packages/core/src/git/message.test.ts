import { execFileSync } from 'node:child_process';
import type { Session } from '@msp/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitMessage } from './message.js';
import { cutAtWord, wrap } from './wrap.js';

const time = '2026-11-21T09:00:00.000Z';
const update = (description: string, more = {}) => ({
  id: 'upd-1',
  timestamp: time,
  description,
  progress: null,
  tags: [],
  autoDetected: null,
  ...more,
});
const decision = (content: string, more = {}) => ({
  id: 'dec-1',
  timestamp: time,
  content,
  rationale: null,
  alternatives: [],
  impact: null,
  category: null,
  relatedEntities: [],
  supersedes: null,
  supersededBy: null,
  autoDetected: null,
  ...more,
});
const blocker = (description: string, more = {}) => ({
  id: 'blk-1',
  description,
  category: 'technical' as const,
  severity: 'high' as const,
  status: 'open' as const,
  createdAt: time,
  resolvedAt: null,
  resolution: null,
  autoDetected: null,
  ...more,
});

function session(changes: Partial<Session>): Session {
  return {
    id: 'msp-2026-11-21-090000-k3f9',
    project: 'shop',
    user: 'ada',
    host: 'engine',
    worktree: '.',
    branch: 'main',
    type: null,
    description: null,
    goal: null,
    epic: null,
    status: 'completed',
    startTime: time,
    endTime: time,
    duration: 0,
    startProgress: 0,
    endProgress: 0,
    summary: null,
    nextSteps: [],
    follows: null,
    crashTime: null,
    lastKnownGood: null,
    recoverable: false,
    lastEventId: 'evt-1',
    lastEventTime: time,
    counts: { updates: 0, decisions: 0, entities: 0, blockers: 0, notes: 0 },
    updates: [],
    decisions: [],
    entities: [],
    blockers: [],
    notes: [],
    ...changes,
  };
}

const trailers = (message: string) =>
  execFileSync('git', ['interpret-trailers', '--parse'], { input: message, encoding: 'utf8' });

it('a whole session', () => {
  const { message } = commitMessage(
    session({
      summary: 'The refresh token rotates.',
      updates: [
        update(
          'Implemented the rotation of refresh tokens with a grace period of ten seconds for clients that retry',
          { progress: 55 },
        ),
        update('Decided on Redis for the sessions'),
      ],
      decisions: [
        decision('Redis for the sessions', {
          autoDetected: { type: 'decision', extracted: 'Redis for the sessions' },
        }),
        decision('Tokens are opaque', { rationale: 'they can be revoked' }),
        decision('Tokens are JWT', { supersededBy: 'dec-2' }),
      ],
      blockers: [
        blocker('CORS', { status: 'resolved', resolution: 'credentials are sent' }),
        blocker('No staging'),
      ],
    }),
  );
  expect(message).toBe(`feat: The refresh token rotates

- Implemented the rotation of refresh tokens with a grace period of ten
  seconds for clients that retry
- Decided on Redis for the sessions

Decided:
- Tokens are opaque: they can be revoked

No longer blocked by:
- CORS: credentials are sent

MSP-Session: msp-2026-11-21-090000-k3f9
`);
  expect(trailers(message)).toBe('MSP-Session: msp-2026-11-21-090000-k3f9\n');
});

describe('the title', () => {
  const title = (changes: Partial<Session>, options = {}) => commitMessage(session(changes), options).title;

  it.each([
    ['Fixed the login', 'fix: Fixed the login'],
    ['Updated the README', 'docs: Updated the README'],
    ['Added tests for the parser', 'test: Added tests for the parser'],
    ['Implemented login and its tests', 'feat: Implemented login and its tests'],
    ['Renamed the tables', 'refactor: Renamed the tables'],
    ['Queries are faster', 'perf: Queries are faster'],
    ['Bumped dependencies', 'build: Bumped dependencies'],
    ['JWT works', 'feat: JWT works'],
    ['chore(release)!: version 2', 'chore: version 2'],
    ['Fix: broken links', 'fix: broken links'],
    ['note: this is no type', 'feat: note: this is no type'],
    ['two\nlines\u001b[31m', 'feat: two lines␛[31m'],
    ['Ends with dots...', 'feat: Ends with dots'],
    ['...', 'feat: ...'],
    ['# not a comment', 'feat: # not a comment'],
  ])('of %j is %j', (text, expected) => {
    expect(title({ updates: [update(text)] })).toBe(expected);
  });

  it('is the summary, else the last update, else the goal, else the session', () => {
    const rest = { goal: 'G', description: 'D' };
    expect(title({ ...rest, summary: 'S', updates: [update('U')] })).toBe('feat: S');
    expect(title({ ...rest, updates: [update('U'), update('V')] })).toBe('feat: V');
    expect(title(rest)).toBe('feat: G');
    expect(title({})).toBe('feat: work of msp-2026-11-21-090000-k3f9');
  });

  it('has the type that most updates have, where it does not tell itself', () => {
    const updates = ['Fixed a', 'Fixed b', 'Added c', 'Done'].map((text) => update(text));
    expect(title({ updates })).toBe('fix: Done');
    expect(title({ updates: [update('Done')] }, { otherwise: 'chore' })).toBe('chore: Done');
    expect(title({ updates }, { type: 'ci' })).toBe('ci: Done');
  });

  it('a summary that does not fit stands whole in the body', () => {
    const summary =
      'The refresh token rotates with a grace period, and clients that retry within it get the same answer';
    const { title: cut, body } = commitMessage(session({ summary }));
    expect(cut).toBe('feat: The refresh token rotates with a grace period, and clients that…');
    expect(body.split('\n\n')[0]?.replaceAll('\n', ' ')).toBe(summary);
  });
});

it('a long session is cut, saying so', () => {
  const updates = Array.from({ length: 1000 }, (_, index) => update(`Step ${index}`));
  const { body } = commitMessage(session({ summary: 'Many steps', updates }));
  expect(body.split('\n').slice(0, 2)).toEqual(['- … and 950 more before', '- Step 950']);
});

it('holds for every text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.lorem({ maxCount: 40 }),
    fc.constantFrom('# x', '---', 'Signed-off-by: x <x@y>', `#${'x '.repeat(90)}`),
  );
  fc.assert(
    fc.property(fc.option(text), fc.array(text, { maxLength: 5 }), text, (summary, texts, reason) => {
      const updates = texts.map((each) => update(each));
      const decisions = texts.map((each) => decision(each, { rationale: reason }));
      const { title, body, message } = commitMessage(session({ summary, updates, decisions }));
      expect(title.length).toBeLessThanOrEqual(72);
      expect(title).toMatch(/^[a-z]+: \S/u);
      expect(message).toBe(`${title}\n\n${body}\n`);
      expect(message.isWellFormed()).toBe(true);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
      expect(body.split('\n').at(-1)).toBe('MSP-Session: msp-2026-11-21-090000-k3f9');
      for (const line of body.split('\n')) expect(line).not.toMatch(/^(#|---)/);
    }),
  );
  const hostile = commitMessage(
    session({ updates: ['---\n# a', 'Signed-off-by: x <x@y>'].map((each) => update(each)) }),
  );
  expect(trailers(hostile.message)).toBe('MSP-Session: msp-2026-11-21-090000-k3f9\n');
});

it('cutting and wrapping', () => {
  expect(cutAtWord('one two three', 8)).toBe('one two…');
  expect(cutAtWord('one two three', 7)).toBe('one…');
  expect(cutAtWord('one, two', 6)).toBe('one…');
  expect(cutAtWord('x'.repeat(9), 5)).toBe('xxxx…');
  expect(cutAtWord('😀😀😀', 4)).toBe('😀…');
  expect(wrap(`${'word '.repeat(20)}#end`.trim(), '- ').every((line) => line.length <= 72)).toBe(true);
  expect(wrap('https://example.com/'.padEnd(100, 'x'), '- ')).toHaveLength(1);
});
