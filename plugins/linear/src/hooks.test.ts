import type { EventOf, EventType, Operation, RecordedEvent, Session } from '@msp/protocol';
import { createSamples, type Given } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { combine } from './combine.js';
import { hooks } from './hooks.js';
import { callIn } from './statements.js';
import { contextOf, DONE, ISSUE, PROJECT, TEAM, type Wishes } from './testing/context.js';
import { LONGEST_BODY, LONGEST_TITLE } from './wording.js';

const samples = createSamples();
type Hooked = keyof typeof hooks;

function planned<Type extends Hooked & EventType>(
  type: Type,
  given: Given<Type>,
  wishes: Wishes = {},
): Operation[] {
  const event = { ...samples.event(type, { sessionId: 'msp-1', ...given }), sequence: 1 };
  const hook = hooks[type] as unknown as (event: RecordedEvent, context: unknown) => readonly Operation[];
  return [...hook(event as RecordedEvent, contextOf(wishes))];
}
const calls = (operations: readonly Operation[]) => operations.map(({ query }) => callIn(query));
const inputs = (operations: readonly Operation[]) =>
  calls(operations).map((call) => call?.variables.input as Readonly<Record<string, unknown>> | undefined);

const none = { session: { branch: 'main', epic: null } } as const;
const own = {
  ...none,
  settings: { sessionIssue: true, completedStateId: DONE, projectId: PROJECT },
} as const;

describe('the issue of a session', () => {
  it('that its branch names is found by its key', () => {
    const [found, ...others] = planned('session-started', { id: 'ses-1' });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ key: 'ses-1', lane: 'msp-1', delivery: 'idempotent' });
    expect(calls([found as Operation])).toEqual([{ name: 'FindSessionIssue', variables: { id: 'WEB-12' } }]);
  });

  it('is one of the settings, or one that is made, with an id of ours', () => {
    const fixed = planned('session-started', { id: 'ses-1' }, { ...none, settings: { issue: ISSUE } });
    expect(calls(fixed)).toEqual([{ name: 'FindSessionIssue', variables: { id: ISSUE } }]);
    const [made] = inputs(planned('session-started', { id: 'ses-1' }, own));
    expect(made).toMatchObject({
      id: 'uuid of msp-1/issue',
      teamId: TEAM,
      projectId: PROJECT,
      title: 'Tokens rotate',
    });
    expect(made?.description).toContain('**Goal:** Tokens rotate\n\n');
    expect(made?.description).toContain('- **Session:** msp-1');
  });

  it('has a title that is cut, and then all of it in its description; also where a new goal is brought', () => {
    const goal = `Keys ${'rotate and '.repeat(60)}expire`;
    const long = { ...own, session: { ...own.session, goal } };
    const [made] = inputs(planned('session-started', {}, long));
    expect(String(made?.title).length).toBeLessThanOrEqual(LONGEST_TITLE);
    expect(made?.description).toContain(goal);
    expect(planned('goal-changed', { data: { goal } }, long)[0]?.query).toMatchObject({
      document: { bring: { title: made?.title, goal: `**Goal:** ${goal}` } },
    });
    const described = { ...long, session: { ...own.session, goal: null, description: goal } };
    expect(inputs(planned('session-started', {}, described))[0]?.description).toContain(goal);
    const blocker = { data: { description: goal } };
    const [issue] = inputs(planned('blocker-raised', blocker, { settings: { blockers: true } }));
    expect(String(issue?.title).length).toBeLessThanOrEqual(LONGEST_TITLE);
    expect(issue?.description).toContain(goal);
  });

  it('where there is none, nothing at all is planned', () => {
    for (const type of Object.keys(hooks) as Hooked[]) expect(planned(type, {}, none)).toEqual([]);
  });

  it('gets its new goal, and is done at the end, where it was made for the session', () => {
    const [brought] = planned('goal-changed', { id: 'goa-1', data: { goal: 'B' } }, own);
    expect(brought?.query).toMatchObject({
      document: { first: { parameters: { id: 'uuid of msp-1/issue' } }, bring: { title: 'Tokens rotate' } },
    });
    expect(planned('goal-changed', {})).toEqual([]);
    const ended = planned('session-ended', { id: 'end-1' }, own);
    expect(calls(ended).map((call) => call?.name)).toEqual(['AddComment', 'CloseIssue']);
    expect(inputs(ended)[1]).toEqual({ stateId: DONE });
    expect(calls(planned('session-ended', {})).map((call) => call?.name)).toEqual(['AddComment']);
  });
});

describe('a comment', () => {
  it('of an update says how far it is, escaped, on the issue that was found', () => {
    const operations = planned('update-recorded', {
      id: 'upd-1',
      data: { description: '*JWT* <b>', progress: 45 },
    });
    expect(operations).toMatchObject([{ key: 'upd-1', lane: 'msp-1', delivery: 'probe' }]);
    expect(inputs(operations)).toEqual([
      { id: 'uuid of upd-1', issueId: { $link: 'msp-1' }, body: '**Progress: 45%**\n\n\\*JWT\\* &lt;b\\>' },
    ]);
  });

  it('of a decision has its reasons, what else was considered, and stands under the first that it replaces', () => {
    const decision = (id: string, supersedes: string | null) => ({ id, supersedes });
    const decisions = [decision('dec-1', null), decision('dec-2', 'dec-1')] as Session['decisions'];
    const refers = { ...samples.event('decision-made', { data: { content: 'Cookies' } }), sequence: 1 };
    const [input] = inputs(
      planned(
        'decision-made',
        {
          id: 'dec-3',
          data: { content: 'Tokens', rationale: 'Safer', alternatives: ['None'], supersedes: 'dec-2' },
        },
        { session: { decisions }, refers: refers as EventOf<'decision-made'> & RecordedEvent },
      ),
    );
    expect(input?.parentId).toBe('uuid of dec-1');
    expect(input?.body).toContain(
      '**Decision:** Tokens\n\n**Why:** Safer\n\n**Considered instead**\n\n- None',
    );
    expect(input?.body).toContain('**Replaces:** Cookies');
  });

  it('of a decision that replaces one of another session stands on its own', () => {
    const [input] = inputs(planned('decision-made', { data: { supersedes: 'dec-9' } }));
    expect(input).not.toHaveProperty('parentId');
  });

  it('is only made of what is wanted', () => {
    expect(planned('note-taken', {})).toEqual([]);
    expect(planned('note-taken', {}, { settings: { updates: ['note'] } })).toHaveLength(1);
    expect(planned('update-recorded', {}, { settings: { updates: [] } })).toEqual([]);
  });

  it('that is too long becomes several; nothing is lost', () => {
    const description = 'A sentence of words. '.repeat(6_000).trim();
    const operations = planned('update-recorded', { id: 'upd-1', data: { description } });
    const bodies = inputs(operations).map((input) => String(input?.body));
    expect(operations.map(({ key }) => key)).toEqual(['upd-1', 'upd-1/2', 'upd-1/3']);
    for (const body of bodies) expect(body.length).toBeLessThan(LONGEST_BODY + 20);
    expect(bodies.map((body) => body.replace(/\n\n_\d of \d_$/, '')).join('')).toContain(description);
  });
});

describe('a blocker', () => {
  const data = { description: 'No key', severity: 'high', category: 'external' } as const;

  it('is a comment, or an issue that blocks that of the session', () => {
    expect(calls(planned('blocker-raised', { data })).map((call) => call?.name)).toEqual(['AddComment']);
    const operations = planned('blocker-raised', { id: 'blk-1', data }, { settings: { blockers: true } });
    expect(inputs(operations)).toMatchObject([
      { id: 'uuid of blk-1/issue', teamId: TEAM, title: 'Blocker: No key', priority: 2 },
      {
        id: 'uuid of blk-1/blocks',
        issueId: 'uuid of blk-1/issue',
        relatedIssueId: { $link: 'msp-1' },
        type: 'blocks',
      },
    ]);
  });

  it('that is resolved is told there, and done', () => {
    const settings = { blockers: true, completedStateId: DONE };
    const resolved = planned(
      'blocker-resolved',
      { data: { blockerId: 'blk-1', resolution: 'Asked' } },
      { settings },
    );
    expect(calls(resolved)).toMatchObject([
      { name: 'AddComment', variables: { input: { issueId: 'uuid of blk-1/issue' } } },
      { name: 'CloseIssue', variables: { id: 'uuid of blk-1/issue', input: { stateId: DONE } } },
    ]);
    expect(inputs(resolved)[0]?.body).toContain('Asked');
  });
});

describe('several in one request', () => {
  const update = (id: string) => planned('update-recorded', { id }, own);

  it('have aliases and variables of their own, and no word of people is in the document', () => {
    const query = combine.merge([
      ...planned('session-started', { id: 'ses-1' }, own),
      ...update('upd-1'),
      ...update('upd-2'),
    ]);
    expect(query).toMatchObject({
      text:
        'mutation Together($input0: IssueCreateInput!, $input1: CommentCreateInput!, $input2: CommentCreateInput!) { ' +
        'o0: issueCreate(input: $input0) { success entity: issue { id url } } ' +
        'o1: commentCreate(input: $input1) { success entity: comment { id url } } ' +
        'o2: commentCreate(input: $input2) { success entity: comment { id url } } }',
      parameters: { input1: { issueId: 'uuid of msp-1/issue' }, input2: { id: 'uuid of upd-2' } },
    });
  });

  it('do not go together with a question, with steps, or where they would be too large', () => {
    expect(combine.merge([...planned('session-started', {}), ...update('upd-1')])).toBeNull();
    expect(combine.merge([...update('upd-1'), ...planned('goal-changed', {}, own)])).toBeNull();
    const large = planned('update-recorded', { data: { description: 'x'.repeat(600_000) } }, own);
    expect(combine.merge(large)).toBeNull();
  });
});
