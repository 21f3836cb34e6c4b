import type { Json } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { callIn } from './statements.js';
import { bringIssue, following, setState, stepsIn } from './steps.js';

const wanted = { title: 'New', goal: '**Goal:** New', rest: '- **Project:** shop\n- **Person:** ada' };
const steps = (query: ReturnType<typeof bringIssue>) => stepsIn(query.document);
const issue = { id: 'i', url: 'https://linear.app/i' };
const bring = (title: string, description: string | null) =>
  following(steps(bringIssue('i', wanted)), { o0: { ...issue, title, description } });
const change = (next: ReturnType<typeof following>) =>
  next && 'ask' in next ? callIn(next.ask)?.variables : next;

describe('a new goal', () => {
  it('that is there already, in whatever spelling, is not sent', () => {
    const description = '__Goal:__ New \n\n* **Project:** shop\n* **Person:** ada\n';
    const value: Json = { data: { o0: { success: true, entity: issue } }, errors: [] };
    expect(bring('New', description)).toEqual({ value });
  });

  it('changes only what differs', () => {
    const description = '**Goal:** Old\n\n* **Project:** shop\n* **Person:** ada';
    expect(change(bring('New', description))).toEqual({
      ...{ id: 'i', input: { description: `${wanted.goal}\n\n${wanted.rest}` } },
    });
    expect(change(bring('Old', '**Goal:** New\n\n- **Project:** shop\n- **Person:** ada'))).toEqual({
      ...{ id: 'i', input: { title: 'New' } },
    });
  });

  it.each([
    ['wrote something else', 'My own words'],
    ['wrote more', '**Goal:** Old\n\n- **Project:** shop\n- **Person:** ada\n\nAsk Bob'],
    ['took it all away', null],
  ])('leaves the description alone where a person %s', (_, description) => {
    expect(change(bring('Old', description))).toEqual({ id: 'i', input: { title: 'New' } });
  });
});

describe('a state by its name', () => {
  const team = { name: 'Web', states: { nodes: [{ id: 's', name: 'In Progress' }] } };
  const set = (state: string, data: Json = { o0: { ...issue, team } }) =>
    following(steps(setState('i', state)), data);

  it('is found in any case, and one that is not there is told with those that are', () => {
    expect(change(set(' in progress'))).toEqual({ id: 'i', input: { stateId: 's' } });
    expect(JSON.stringify(set('Done'))).toContain(
      'The team Web has no state \\"Done\\". It has: In Progress',
    );
  });

  it('nothing follows from what is no answer', () => {
    for (const data of [null, {}, { o0: null }, { o0: issue }, []])
      expect(set('Done', data as Json)).toBeNull();
  });
});
