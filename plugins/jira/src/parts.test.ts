import type { Json, Operation, Reply } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { actions } from './actions.js';
import { combine } from './combine.js';
import { comments, createIssue } from './operations/writing.js';
import { probe } from './probe.js';
import { CLOUD, contextWith, requestingWith } from './testing/context.js';
import { adfOf } from './text/adf.js';

const context = contextWith(CLOUD);
const place = { issue: 'WEB-1', lane: 'msp-1', summary: 'Update' };
const comment = (key: string, text: string) =>
  comments(context, { ...place, key }, [{ text }])[0] as Operation;
const issue = (key: string) =>
  createIssue(
    context,
    { key, lane: 'l', summary: key },
    { project: 'web', type: 'Task', title: key, blocks: [] },
  )[0] as Operation;
const answer = (value: Json, status = 200): Reply => ({ kind: 'answer', status, value, headers: {} });

describe('together', () => {
  const merged = (...operations: Operation[]) =>
    combine.merge(operations) as { request: { url: string; body: Json } } | null;

  it('comments on one issue are one, known by all of their keys', () =>
    expect(merged(comment('a', 'One'), comment('b', 'Two'))?.request).toMatchObject({
      url: 'https://acme.atlassian.net/rest/api/3/issue/WEB-1/comment',
      body: {
        properties: [{ key: 'msp', value: { keys: ['a', 'b'] } }],
        body: { content: [{ type: 'paragraph' }, { type: 'rule' }, { type: 'paragraph' }] },
      },
    }));

  it('new issues go in bulk', () =>
    expect(merged(issue('a'), issue('b'))?.request).toMatchObject({
      url: 'https://acme.atlassian.net/rest/api/3/issue/bulk',
      body: { issueUpdates: [{ fields: { summary: 'a' } }, { fields: { summary: 'b' } }] },
    }));

  it.each([
    [
      'of several issues',
      comment('a', 'One'),
      comments(context, { ...place, issue: 'WEB-2', key: 'b' }, [{ text: 'Two' }])[0],
    ],
    ['of several kinds', comment('a', 'One'), issue('b')],
    ['that would be too long', comment('a', 'x'.repeat(30_000)), comment('b', 'y'.repeat(5_000))],
  ])('%s go alone', (_, one, other) => expect(merged(one, other as Operation)).toBeNull());
});

describe('a probe', () => {
  it('looks for a comment among the newest, and knows it also as a part of another', () => {
    expect(probe.ask(comment('b', 'Two'))).toMatchObject({
      request: {
        method: 'GET',
        url: [
          expect.stringMatching(
            /\/issue\/WEB-1\/comment\?orderBy=-created&maxResults=100&expand=properties$/,
          ),
        ],
      },
    });
    const page = (properties: Json) => answer({ comments: [{ id: '7', body: {}, properties }] });
    const keys = (...all: string[]) => [{ key: 'msp', value: { keys: all } }];
    expect(probe.found(page(keys('a', 'b')), comment('b', 'Two'))).toMatchObject({
      outcome: 'done',
      links: [{ local: 'b', remote: '7' }],
    });
    expect(probe.found(page(keys('a')), comment('b', 'Two'))).toBeNull();
    expect(probe.found(page([{ key: 'other', value: 'b' }]), comment('b', 'Two'))).toBeNull();
  });

  it('where properties are not told, knows a comment by what it says', () => {
    const untold = (text: string) => answer({ comments: [{ id: '7', body: adfOf([{ text }]) }] });
    expect(probe.found(untold('Two'), comment('b', 'Two'))).toMatchObject({ outcome: 'done' });
    expect(probe.found(untold('Three'), comment('b', 'Two'))).toBeNull();
  });

  it('knows a new issue by the last line of its description, and no other', () => {
    const description = (text: string) => ({
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    });
    const page = (text: string) =>
      answer({ issues: [{ id: '9', key: 'WEB-9', fields: { description: description(text) } }] });
    expect(probe.found(page('Recorded with MSP as a'), issue('a'))).toMatchObject({
      links: [{ local: 'a', remote: '9' }],
    });
    expect(probe.found(page('Recorded with MSP as ab'), issue('a'))).toBeNull();
  });
});

describe('actions', () => {
  it('without an issue it is that of the session, else one has to be named', () => {
    const run = (session: object | null) =>
      actions['add-comment'].run(
        { issue: undefined, text: 'Hi' },
        requestingWith({ ...CLOUD, issue: undefined }, { session: session as never }),
      );
    expect(run({ id: 'msp-1', epic: 'WEB-3', branch: null })[0]).toMatchObject({
      ...{ lane: 'msp-1', query: { request: { url: [expect.any(String), { $link: 'msp-1' }, '/comment'] } } },
    });
    expect(() => run(null)).toThrow(/Name the issue/);
  });

  it('work ends now where nobody says when it began', () => {
    const [work] = actions['log-work'].run(
      { issue: 'WEB-1', minutes: 45, note: '', started: undefined },
      requestingWith(CLOUD),
    );
    expect(work).toMatchObject({
      query: { request: { body: { started: '2026-11-21T09:15:00.000+0000', timeSpentSeconds: 2700 } } },
    });
  });
});
