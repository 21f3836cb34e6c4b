import type { EventType, HttpQuery, Operation, RecordedEvent } from '@msp/protocol';
import { createSamples, type Given } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { hooks } from './hooks.js';
import { CLOUD, contextWith, SERVER } from './testing/context.js';
import { addressText } from './wanted.js';

const samples = createSamples();
const head = (more: object = {}) =>
  samples.head({ id: 'msp-1', goal: 'Tokens rotate', branch: 'ada/web-12-login', ...more });

function planned<Type extends EventType>(
  type: Type,
  given: Given<Type>,
  settings: object = CLOUD,
  session = head(),
  more = {},
) {
  const event = {
    ...samples.event(type, { id: 'e-1', sessionId: 'msp-1', ...given }),
    sequence: 1,
  } as RecordedEvent;
  const hook = hooks[type] as ((event: RecordedEvent, context: unknown) => readonly Operation[]) | undefined;
  return hook?.(event, { ...contextWith(settings, session), ...more }) ?? [];
}
const requestOf = (operation: Operation | undefined) =>
  (operation as Operation & { query: HttpQuery }).query.request;
const told = (operations: readonly Operation[]) =>
  operations.map(({ query, delivery }) => {
    const { method, url } = (query as HttpQuery).request;
    return `${method} ${addressText(url).split('/rest/api/')[1]} ${delivery}`;
  });

describe('a session begins', () => {
  it('its issue is found by the branch, and moved', () =>
    expect(told(planned('session-started', {}))).toEqual([
      'GET 3/issue/WEB-12?fields=summary,status,project idempotent',
      'GET 3/issue/WEB-12?fields=summary,status&expand=transitions,transitions.fields#In%20Progress idempotent',
      'POST 3/issue/WEB-12/transitions#In%20Progress={} probe',
    ]));

  it.each([
    ['the epic counts before the branch', { epic: 'WEB-3' }, 'WEB-3'],
    ['a key of another project is none', { branch: 'OPS-4' }, 'WEB-1'],
  ])('%s', (_, more, key) =>
    expect(told(planned('session-started', {}, CLOUD, head(more)))[0]).toContain(`/issue/${key}?`),
  );

  it('without an issue nothing follows, whatever happens', () => {
    const settings = { ...CLOUD, issue: undefined };
    const session = head({ branch: 'main' });
    const all = (
      [
        'session-started',
        'session-resumed',
        'update-recorded',
        'decision-made',
        'blocker-raised',
        'session-ended',
      ] as const
    ).flatMap((type) => planned(type, {}, settings, session));
    expect(all).toEqual([]);
  });
});

it('who asks is told as each kind of Jira wants it', () => {
  const [cloud] = planned('update-recorded', {});
  const [server] = planned('update-recorded', {}, SERVER);
  expect(requestOf(cloud).headers?.authorization).toEqual({ $secret: 'token', basic: 'ada@acme.com' });
  expect(requestOf(server).headers?.authorization).toEqual({ $secret: 'token', before: 'Bearer ' });
  expect(addressText(requestOf(server).url)).toBe('https://tools.acme.com/jira/rest/api/2/issue/{}/comment');
});

it('a decision is a comment with its number, its reasons and what else there was', () => {
  const data = {
    content: 'Rotate on every use',
    rationale: 'A stolen one is noticed',
    alternatives: ['Daily', 'Never'],
  };
  const [cloud] = planned('decision-made', { data });
  const [server] = planned('decision-made', { data }, SERVER);
  expect(requestOf(server).body).toMatchObject({
    body: '*Decision 3:* Rotate on every use\n\n*Why:* A stolen one is noticed\n\n*Also considered:*\n\n* Daily\n* Never\n\n{color:#707070}MSP e-1{color}',
  });
  expect(cloud).toMatchObject({ key: 'e-1', lane: 'msp-1', summary: 'Decision: Rotate on every use' });
  expect(requestOf(cloud)).toMatchObject({
    url: ['https://acme.atlassian.net/rest/api/3/issue/', { $link: 'msp-1' }, '/comment'],
    body: { properties: [{ key: 'msp', value: { keys: ['e-1'] } }], body: { type: 'doc', version: 1 } },
  });
});

it('by default only the report is written', () => {
  const settings = { url: CLOUD.url, email: CLOUD.email, projects: ['WEB'] };
  const all = (['session-started', 'update-recorded', 'decision-made', 'blocker-raised'] as const).flatMap(
    (type) => planned(type, {}, settings),
  );
  expect(told(all)).toEqual(['GET 3/issue/WEB-12?fields=summary,status,project idempotent']);
});

describe('a session ends', () => {
  const recordsOf = (more: object) => () => ({
    ...head({ duration: 2.25, startProgress: 15, endProgress: 100, summary: 'They do', ...more }),
    ...{ updates: [{ description: 'One', progress: 32 }], decisions: [{ content: 'Two', rationale: null }] },
    ...{ blockers: [], entities: [], notes: [], nextSteps: ['Three'] },
  });
  const ended = (settings: object, more = {}) =>
    planned(
      'session-ended',
      { time: '2026-01-05T11:15:20.000Z' },
      settings,
      head({ startTime: '2026-01-05T09:00:00.000Z', endProgress: 100, ...more }),
      { records: recordsOf(more) },
    );

  it('the report has duration, progress, summary, updates, decisions and what is next', () => {
    const [report] = ended(SERVER);
    expect((requestOf(report).body as { body: string }).body).toBe(
      [
        'h3. Session: Tokens rotate',
        '*Duration:* 2 h 15 min · *Progress:* 15\\% → 100\\% \\(\\+85\\%\\) · *Branch:* ada/web-12-login · *By:* ada',
        'They do',
        '*Updates:*',
        '* One \\(32\\%\\)',
        '*Decisions:*',
        '* Two',
        '*Next steps:*',
        '* Three',
        '{color:#707070}MSP e-1/report{color}',
      ].join('\n\n'),
    );
  });

  it('work is whole minutes, in the form of time that Jira wants', () =>
    expect(requestOf(ended(CLOUD)[1]).body).toMatchObject({
      ...{ timeSpentSeconds: 8100, started: '2026-01-05T09:00:00.000+0000' },
    }));

  it.each([
    ['cloud', CLOUD, false],
    ['server', SERVER, false],
    ['cloud, and no report', { ...CLOUD, comments: [] }, true],
  ])(
    'a log of work has the whole goal, and what it cannot hold stands in comments: %s',
    (_, settings, alone) => {
      const goal = `Tokens\nrotate ${'on every use "of them" '.repeat(4_000)}end`;
      const short = ended(settings, { goal: goal.slice(0, 5_000) });
      const long = ended(settings, { goal });
      const written = (operations: readonly Operation[], form: RegExp) =>
        operations.filter(({ key }) => form.test(key)).map((each) => JSON.stringify(requestOf(each).body));
      expect(written(short, /\bwork\b/)).toHaveLength(1);
      const parts = written(long, /^e-1.work/);
      expect(parts.length).toBeGreaterThan(2);
      for (const part of parts) expect(part.length).toBeLessThan(34_000);
      expect(parts.join('').match(/every/g)).toHaveLength(4_000);
      expect(/ end \\*\(0%?/.test(parts.at(-1) ?? '')).toBe(true);
      expect(told(long).filter((each) => each.includes('/worklog'))).toHaveLength(1);
      expect(written(long, /report/).length > 0).toBe(!alone);
    },
  );

  it('a session of a moment is a minute', () =>
    expect(requestOf(ended(CLOUD, { startTime: '2026-01-05T11:15:19.000Z' })[1]).body).toMatchObject({
      timeSpentSeconds: 60,
    }));

  it.each([
    [100, 'Closed'],
    [99, 'Done'],
  ])('at %i%% the issue goes to %s', (endProgress, to) => {
    const operations = ended(
      { ...CLOUD, doneTransition: 'Closed', endFields: { resolution: { name: 'Done' } } },
      { endProgress },
    );
    expect(told(operations).at(-1)).toBe(`POST 3/issue/{}/transitions#${to}&resolution={} probe`);
    // Where no way is open, the move waits alone.
    expect(operations.slice(-2).map(({ lane }) => lane)).toEqual(['msp-1', 'e-1/move']);
    expect(requestOf(operations.at(-1)).body).toEqual({
      ...{ transition: { id: { $link: 'e-1/way' } }, fields: { resolution: { name: 'Done' } } },
    });
  });
});

it('a blocker as an issue: its summary fits, the whole text is in it, and its end is a comment there', () => {
  const settings = { ...CLOUD, blockersAsIssues: true };
  const description = `The vault ${'refuses the new role '.repeat(30)}`;
  const [issue] = planned(
    'blocker-raised',
    { data: { description, severity: 'high', category: 'external' } },
    settings,
  );
  const { fields } = requestOf(issue).body as { fields: { summary: string } };
  expect(fields).toMatchObject({ project: { key: 'WEB' }, issuetype: { name: 'Task' } });
  expect(fields.summary.length).toBeLessThanOrEqual(255);
  expect(JSON.stringify(fields)).toContain(description.trim());
  expect(JSON.stringify(fields)).toContain('Recorded with MSP as e-1');
  const refers = {
    ...samples.event('blocker-raised', { id: 'blk-1', sessionId: 'msp-0', data: { description: 'Vault' } }),
    sequence: 1,
  };
  const [resolved] = planned(
    'blocker-resolved',
    { data: { blockerId: 'blk-1', resolution: 'Asked' } },
    settings,
    head(),
    { refers },
  );
  expect(resolved).toMatchObject({
    lane: 'msp-0',
    query: { request: { url: [expect.any(String), { $link: 'blk-1' }, '/comment'] } },
  });
});
