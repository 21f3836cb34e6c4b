/** What is asked brings what is meant: against a stand-in that filters, sorts and pages as Linear's documents say. */
import type { FeedContext, Question } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Secret } from './contract.js';
import { feeds } from './feeds.js';
import { recall } from './recall.js';
import type { Settings } from './settings.js';
import { asking, pickable, synchronized } from './testing/asking.js';
import { contextOf, DONE, ISSUE, PROJECT, TEAM } from './testing/context.js';
import { ME, OPERATIONS, OTHER, WEB } from './testing/world.js';

const minute = (count: number) => new Date(Date.UTC(2026, 10, 20, 0, count)).toISOString();
const feedContext = (settings: Partial<Settings> = {}): FeedContext<Settings, Secret> => ({
  ...contextOf({ settings }),
  ...{ project: 'shop', branch: null, branches: [], since: minute(0), now: minute(600) },
});

/** With WEB-12, which is open and nobody's, and whatever a test adds. */
async function opened() {
  const at = await asking();
  const { model } = at.service;
  let number = 100;
  const issue = (title: string, others: Readonly<Record<string, unknown>> = {}) => {
    number += 1;
    return model.put({ id: `issue-${number}`, title, number, ...others });
  };
  const comment = (id: string, others: Readonly<Record<string, unknown>> = {}) =>
    model.say({ id, issueId: ISSUE, body: id, user: OTHER, updatedAt: minute(10), ...others });
  const told = async <Input>(question: Question<Settings, Secret, Input>, wanted: unknown) => {
    const input = (question.input as unknown as z.ZodType<Input>).parse(wanted);
    const given = { ...contextOf(), session: null, project: 'shop', request: 'r', time: minute(0) };
    return question.read(await at.ask(question.ask(input, given))).map(({ title }) => title);
  };
  const kept = (settings?: Partial<Settings>) => synchronized(feeds.issues, feedContext(settings), at.ask);
  return { ...at, model, issue, comment, told, kept };
}

const done = { state: WEB.list.find(({ id }) => id === DONE) };

describe('open issues', () => {
  it('are those of the team that are not over, those that changed last first; of a project, its own', async () => {
    const { issue, kept, told } = await opened();
    issue('Over', { ...done, updatedAt: minute(9) });
    issue('Elsewhere', { teamId: OPERATIONS.id, updatedAt: minute(8) });
    issue('Later', { updatedAt: minute(7) });
    issue('Shopping', { projectId: PROJECT, updatedAt: minute(6) });
    const open = ['WEB-103 Later', 'WEB-104 Shopping', 'WEB-12 Login'];
    expect((await kept()).items.map(({ title }) => title)).toEqual(open);
    expect(await told(recall.issues, {})).toEqual(open);
    expect((await kept({ projectId: PROJECT })).items.map(({ title }) => title)).toEqual([
      'WEB-104 Shopping',
    ]);
  });

  it('that are yours say so, with their key; and can be asked for', async () => {
    const { issue, kept, told } = await opened();
    issue('Mine', { assignee: ME });
    issue("Bob's", { assignee: OTHER });
    const values = (await kept()).items.map(({ values, author }) => [author, values?.key, values?.assigned]);
    expect(values).toEqual([
      ['Bob', 'WEB-102', undefined],
      ['Ada', 'WEB-101', true],
      [undefined, 'WEB-12', undefined],
    ]);
    expect(await told(recall.issues, { mine: true })).toEqual(['WEB-101 Mine']);
  });

  it('in a state can be asked for by its name in any case, and so many', async () => {
    const { issue, told } = await opened();
    issue('Doing', { state: { ...WEB.list[0], name: 'In Progress', type: 'started' } });
    expect(await told(recall.issues, { state: 'in progress' })).toEqual(['WEB-101 Doing']);
    expect(await told(recall.issues, { limit: 1 })).toEqual(['WEB-101 Doing']);
  });

  it('are found by their words, in the team', async () => {
    const { issue, told } = await opened();
    issue('Login elsewhere', { teamId: OPERATIONS.id });
    expect(await told(recall.search, { words: 'Login' })).toEqual(['WEB-12 Login']);
  });

  it('beyond two hundred are left out: the newest are kept, each once, in four pages', async () => {
    const { issue, kept } = await opened();
    for (let count = 0; count < 230; count += 1) issue(`Number ${count}`, { updatedAt: minute(count) });
    const { items, pages, state } = await kept();
    expect([items.length, pages, state]).toEqual([200, 4, null]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(200);
    expect([items[0]?.title, items.at(-1)?.title]).toEqual(['WEB-330 Number 229', 'WEB-131 Number 30']);
  });
});

describe('comments', () => {
  const bodies = (items: readonly { readonly detail?: string }[]) => items.map(({ detail }) => detail);

  it('are what others wrote on issues of the team since then; what you or this plugin wrote is not among them', async () => {
    const { issue, comment, ask } = await opened();
    const { id: elsewhere } = issue('Elsewhere', { teamId: OPERATIONS.id });
    comment('new');
    comment('ours', { user: ME });
    comment('old', { updatedAt: minute(-10) });
    comment('of another team', { issueId: elsewhere });
    expect(bodies((await synchronized(feeds.comments, feedContext(), ask)).items)).toEqual(['new']);
  });

  it('come once: the next time only what is newer, page after page', async () => {
    const { comment, ask } = await opened();
    for (let count = 1; count <= 120; count += 1) comment(`c-${count}`, { updatedAt: minute(count) });
    const first = await synchronized(feeds.comments, feedContext(), ask);
    expect([first.items.length, first.pages, first.items[0]?.detail]).toEqual([120, 3, 'c-120']);
    comment('c-121', { updatedAt: minute(121) });
    const second = await synchronized(feeds.comments, feedContext(), ask, first.state);
    expect(bodies(second.items)).toEqual(['c-121']);
    expect(bodies((await synchronized(feeds.comments, feedContext(), ask, second.state)).items)).toEqual([]);
  });

  it('of an issue are asked for by its key, the newest first, and no more than wanted', async () => {
    const { comment, told } = await opened();
    comment('first', { updatedAt: minute(1), user: ME });
    comment('second', { updatedAt: minute(2) });
    expect(await told(recall.comments, { issue: 'WEB-12' })).toEqual([
      ...['Bob on WEB-12 Login', 'Ada on WEB-12 Login'],
    ]);
    expect(await told(recall.comments, { issue: 'WEB-12', limit: 1 })).toEqual(['Bob on WEB-12 Login']);
  });
});

describe('what a person picks', () => {
  it('is all there is, page after page: of issues the open ones of the team', async () => {
    const { issue, ask } = await opened();
    for (let count = 0; count < 120; count += 1) issue(`Number ${count}`);
    issue('Over', done);
    issue('Elsewhere', { teamId: OPERATIONS.id });
    const options = await pickable('issue', { teamId: TEAM }, ask);
    expect(new Set(options.map(({ value }) => value)).size).toBe(121);
    expect(options.map(({ label }) => label).join()).not.toMatch(/Over|Elsewhere/);
  });

  it('are the states of the team, its projects, and all teams', async () => {
    const { ask } = await opened();
    const labels = async (setting: string, settings = { teamId: TEAM }) =>
      (await pickable(setting, settings, ask)).map(({ label }) => label);
    expect(await pickable('completedStateId', { teamId: TEAM }, ask)).toEqual([
      { value: DONE, label: 'Done', hint: 'completed' },
      { value: WEB.list[0]?.id, label: 'Todo', hint: 'unstarted' },
    ]);
    expect(await labels('projectId')).toEqual(['Shop']);
    expect(await labels('projectId', { teamId: OPERATIONS.id })).toEqual([]);
    expect(await labels('teamId')).toEqual(['Web', 'Operations']);
  });
});
