import { createSamples } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { callIn } from './call.js';
import { hooks } from './hooks/index.js';
import { hookContext, settingsWith } from './testing/context.js';

const samples = createSamples();
const session = (given: object) => ({ ...hookContext().session, ...given });

function ended(settings: object, about: object = {}) {
  const event = { ...samples.event('session-ended', { id: 'evt-1', sessionId: 'msp-1' }), sequence: 1 };
  return (
    hooks['session-ended']?.(
      event,
      hookContext({ settings: settingsWith(settings), session: session(about) }),
    ) ?? []
  );
}

describe('the end of a session', () => {
  it('is a comment on the issue that the epic names, with a mark', () => {
    const [operation, ...others] = ended({}, { epic: '#12', summary: 'Ask @ada about #3 <b>now</b>' });
    expect([operation?.key, operation?.lane, operation?.delivery, others]).toEqual([
      'evt-1',
      'msp-1',
      'probe',
      [],
    ]);
    const parameters = (operation && callIn(operation)?.parameters) ?? {};
    expect(parameters).toMatchObject({ owner: 'ada', repo: 'webshop', issue_number: 12 });
    expect(parameters.body).toContain('### Session: Tokens rotate');
    expect(parameters.body).toContain('<!-- msp:evt-1 -->');
    expect(parameters.body).not.toMatch(/@ada|#3|<b>/);
  });

  it.each([
    ['no issue is named', {}],
    ['comments are off', { comment: 'off', issue: 7 }],
    ['it is no event that becomes a comment', { events: [], issue: 7 }],
    ['the pull request of no branch is meant', { comment: 'pull-request' }],
  ])('is nothing at all where %s', (_, settings) => {
    expect(ended(settings, { branch: null })).toEqual([]);
  });

  it('starts a workflow where that is asked for, and a branch is known', () => {
    const dispatch = { workflow: 'notes.yml', inputs: { why: 'end' }, keyInput: 'key' };
    const [operation] = ended({ dispatch }, { branch: 'tokens' });
    expect(operation && callIn(operation)?.parameters).toEqual({
      ...{ owner: 'ada', repo: 'webshop', workflow_id: 'notes.yml', ref: 'tokens', return_run_details: true },
      inputs: { why: 'end', key: 'evt-1/dispatch' },
    });
    expect(ended({ dispatch }, { branch: null })).toEqual([]);
  });
});

describe('a decision', () => {
  const event = { ...samples.event('decision-made', { id: 'dec-1', sessionId: 'msp-1' }), sequence: 1 };
  const made = (settings: object) =>
    hooks['decision-made']?.(event, hookContext({ settings: settingsWith(settings) })) ?? [];

  it('that was only heard in an update is no issue', () => {
    const data = { ...event.data, autoDetected: { type: 'decision', extracted: 'PostgreSQL' } } as const;
    const context = hookContext({ settings: settingsWith({ decisions: 'issue' }) });
    expect(hooks['decision-made']?.({ ...event, data }, context)).toEqual([]);
  });

  it('is an issue with a number, labels and a mark, or a discussion, only where that is asked for', () => {
    expect(made({})).toEqual([]);
    expect(made({ decisions: 'discussion' })).toEqual([]);
    const [issue] = made({ decisions: 'issue' });
    expect(issue && callIn(issue)?.parameters).toMatchObject({
      ...{ title: expect.stringMatching(/^ADR-0012: /), labels: ['decision'] },
      body: expect.stringContaining('<!-- msp:dec-1 -->'),
    });
    const [discussion] = made({
      decisions: 'discussion',
      discussions: { repositoryId: 'R_1', categoryId: 'C_1' },
    });
    expect(discussion && callIn(discussion)?.parameters.variables).toMatchObject({
      repositoryId: 'R_1',
      categoryId: 'C_1',
    });
  });

  it('has a title that is not too long, and all of its words in the text', () => {
    const content = 'Rotate every hour '.repeat(40).trim();
    const long = { ...event, data: { ...event.data, content } };
    const [issue] =
      hooks['decision-made']?.(long, hookContext({ settings: settingsWith({ decisions: 'issue' }) })) ?? [];
    const { title = '', body = '' } = (issue && callIn(issue)?.parameters) ?? {};
    expect(String(title).length).toBeLessThanOrEqual(256);
    expect(body).toContain(content);
  });
});
