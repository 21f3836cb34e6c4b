import { ContextOutput, RecallOutput, StandupOutput, WhyOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { sandbox, started } from '../testing/sandbox.js';

function worked() {
  const shop = started('--goal', 'Login works');
  shop.msp('update', 'Token rotation works', '45');
  shop.msp('decide', 'Use Postgres', '--rationale', 'Row level security', '--alternatives', 'MySQL,SQLite');
  shop.msp('block', 'Waiting for the API key');
  shop.msp('note', 'The staging database is wiped every night');
  return shop;
}

describe('msp recall', () => {
  it('finds what fits', () => {
    const shop = worked();
    const { results } = shop.json(RecallOutput, 'recall', 'token', 'rotation');
    expect(results[0]).toMatchObject({
      type: 'update-recorded',
      text: 'Token rotation works',
      project: 'shop',
    });
    expect(shop.msp('recall', 'rotation').stdout).toMatch(
      /^ {2}upd-\w+ {2}update {2}Token rotation works +just now\n$/,
    );
    expect(shop.msp('recall', 'rotation', '-q').stdout).toMatch(/^upd-\w+\n$/);
  });

  it('tells what happened last without a question', () => {
    const { stdout } = worked().msp('recall');
    expect(stdout).toMatch(/^Last sessions\n {2}msp-.*\n\nWhat happened last\n/);
    expect(stdout).toContain('The staging database is wiped every');
  });

  it('takes filters', () => {
    const shop = worked();
    const of = (...words: string[]) =>
      shop.json(RecallOutput, 'recall', ...words).results.map(({ type }) => type);
    expect(of('--type', 'decision')).toEqual(['decision-made']);
    expect(of('postgres', '--type', 'note')).toEqual([]);
    expect(of('postgres', '--since', 'yesterday', '--until', 'today')).toEqual(['decision-made']);
    expect(of('postgres', '--until', 'yesterday')).toEqual([]);
    expect(of('postgres', '--project', 'Other')).toEqual([]);
    expect(of('--limit', '2')).toHaveLength(2);
    expect(shop.msp('recall', '--since', 'soon').code).toBe(64);
    expect(shop.msp('recall', '--depth', 'x').code).toBe(64);
  });

  it('has nothing in an untouched folder, and leaves it so', () => {
    const shop = sandbox();
    expect(shop.json(RecallOutput, 'recall', 'x')).toEqual({ results: [] });
    expect(shop.msp('recall', 'x').stdout).toMatch(/^Nothing that was recorded fits/);
    expect(shop.shell('ls -A').stdout).toBe('');
  });
});

describe('msp why', () => {
  it('shows the decision in force, its reasons and what it replaced', () => {
    const shop = worked();
    const [first] = shop.json(WhyOutput, 'why', 'postgres').answers;
    shop.msp('decide', 'Use SQLite', '--rationale', 'One file', '--supersedes', first?.decision.id ?? '');
    const { answers } = shop.json(WhyOutput, 'why', 'postgres');
    expect(answers).toMatchObject([
      { decision: { content: 'Use SQLite' }, replaced: [{ content: 'Use Postgres' }] },
    ]);
    const { stdout } = shop.msp('why', 'sqlite');
    expect(stdout).toMatch(/^Use SQLite\n/);
    expect(stdout).toMatch(/Because +One file/);
    expect(stdout).toMatch(/It replaced {2}Use Postgres \(dec-\w+, from \d{4}-\d\d-\d\d, until/);
    expect(shop.json(WhyOutput, 'why', 'postgres', '--as-of', 'yesterday').answers).toEqual([]);
    expect(shop.msp('why', 'nothing', 'like', 'it').stdout).toMatch(/^No decision in force fits/);
    expect(shop.msp('why').code).toBe(64);
  });
});

describe('msp context', () => {
  it('comes for assistants, programs and people', () => {
    const shop = worked();
    const { context, copied } = shop.json(ContextOutput, 'c', '--days', '3', '--budget', '500');
    expect([context.project, context.days, context.budget, copied]).toEqual(['shop', 3, 500, false]);
    expect(shop.msp('context').stdout).toMatch(/- Use Postgres.*\[dec-\w+\]/);
    expect(shop.msp('context', '--format', 'markdown').stdout).toMatch(/^# shop\n/);
    expect(JSON.parse(shop.msp('context', '--format', 'json').stdout).project).toBe('shop');
    expect(shop.msp('context', '--format', 'xml').code).toBe(64);
    expect(shop.msp('context', '--budget', '1').code).toBe(64);
  });
});

it('msp standup tells what was done, what blocks and what is next', () => {
  const shop = worked();
  const told = shop.json(StandupOutput, 'standup');
  expect(told).toMatchObject({
    done: [{ text: 'Token rotation works' }],
    decided: [{ text: 'Use Postgres' }],
    blockers: [{ description: 'Waiting for the API key' }],
  });
  const { stdout } = shop.msp('standup', '--days', '2');
  expect(stdout).toMatch(
    /^Standup of \S+ since \d{4}-\d\d-\d\d\n\nDone\n {2}Token rotation works +just now\n\nDecided\n/,
  );
  expect(sandbox().msp('standup').stdout).toContain('Nothing was recorded.');
});
