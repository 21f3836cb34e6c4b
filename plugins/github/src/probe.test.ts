import type { Json, Operation, Reply } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { callOf } from './call.js';
import { commentsOn } from './comment.js';
import { probe } from './probe.js';
import { settingsWith } from './testing/context.js';
import { comment, run } from './testing/shapes.js';
import { marker } from './text.js';
import { dispatchOperation } from './workflow.js';

const answer = (value: Json, headers = {}): Reply => ({ kind: 'answer', status: 200, value, headers });
const target = { owner: 'ada', repo: 'webshop', issue_number: 7 };
const since = '2026-11-21T10:00:00.000Z';
const [said] = commentsOn({ target, name: 'it' }, { key: 'evt-1', lane: 'msp-1', text: 'Done', since });
const start = (keyInput?: string): Operation =>
  dispatchOperation(settingsWith(), {
    key: 'evt-2',
    workflow: 'notes.yml',
    ref: 'refs/heads/main',
    inputs: {},
    keyInput,
    time: since,
  });

describe('a comment', () => {
  const other = comment('ada/webshop', 7, 1, 'Else', since);
  const ours = comment('ada/webshop', 7, 2, `Done\n\n${marker('evt-1')}`, since);
  const found = (reply: Reply) => probe.found(reply, said as Operation);

  it('is looked for among those of the issue since then, with time for clocks that differ', () => {
    expect(callOf(probe.ask(said as Operation))).toMatchObject({
      ...{ route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments', pages: 20 },
      parameters: { ...target, since: '2026-11-21T09:00:00.000Z' },
    });
  });

  it('is there by its mark, and brings the links that were lost', () => {
    expect(found(answer([other, ours]))).toMatchObject({
      outcome: 'done',
      links: [
        { local: 'evt-1', remote: '2' },
        { local: 'msp-1', remote: '7' },
      ],
    });
    expect(found(answer([other]))).toBeNull();
  });

  it('is not said to be absent where not all was looked through', () => {
    const link = '<https://api.github.com/x?page=21>; rel="next"';
    expect(found(answer([other], { link }))).toMatchObject({ outcome: 'retry' });
  });

  it('of an issue that is gone is sent, so that GitHub says so', () => {
    expect(found({ kind: 'answer', status: 410, value: { message: 'This issue was deleted' } })).toBeNull();
  });
});

describe('a workflow', () => {
  const facts = { id: 900, branch: 'main', title: 'Notes', event: 'workflow_dispatch', status: 'queued' };
  const started = (more: object): Reply =>
    answer({
      total_count: 1,
      workflow_runs: [run('ada/webshop', { ...facts, conclusion: null, created: since, ...more })],
    });

  it('without a key: any run on that branch since then is taken for ours', () => {
    expect(probe.found(started({}), start())).toMatchObject({ outcome: 'done', links: [{ remote: '900' }] });
    expect(probe.found(started({ branch: 'other' }), start())).toBeNull();
  });

  it('with a key: only the run that bears it', () => {
    expect(probe.found(started({ title: 'Notes evt-2' }), start('key'))).toMatchObject({ outcome: 'done' });
    expect(probe.found(started({}), start('key'))).toBeNull();
  });
});
