import { expect, it } from 'vitest';
import { feedContext, settingsWith } from '../testing/context.js';
import { sha } from '../testing/shapes.js';
import { remembering } from './commit-memory.js';
import { beginning, marking, stateOf } from './commit-state.js';
import { stepsOf } from './commit-steps.js';
import { commits } from './commits.js';

const empty = stateOf(null);

it('an etag serves for a week, for the time it was given for', () => {
  const state = { ...empty, marks: { 'a/b ': { etag: 'W/"1"', since: '2026-11-01T00:00:00.000Z' } } };
  const at = (since: string) => beginning(state, 'a/b ', { since });
  expect(at('2026-11-03T00:00:00.000Z')).toEqual({ etag: 'W/"1"', since: '2026-11-01T00:00:00.000Z' });
  expect(at('2026-11-10T00:00:00.000Z')).toEqual({ etag: null, since: '2026-11-10T00:00:00.000Z' });
  // What is older is of interest now.
  expect(at('2026-10-01T00:00:00.000Z')).toEqual({ etag: null, since: '2026-10-01T00:00:00.000Z' });
});

it('the state stays below 64 KiB, however many and long the names are', () => {
  const repositories = Array.from(
    { length: 20 },
    (_, index) => `${'o'.repeat(90)}${index}/${'r'.repeat(95)}${index}`,
  );
  const branches = Array.from({ length: 20 }, (_, index) => `${'b'.repeat(190)}${index}`);
  const context = feedContext({
    settings: settingsWith({ repositories, branches: branches.slice(0, 10) }),
    branches,
  });
  const all = Array.from({ length: 5000 }, (_, index) => sha(String(index)));
  let state = { ...empty, known: remembering('', all, { page: 1, standing: '+' }), deferred: repositories };
  state = { ...state, names: Object.fromEntries(repositories.map((name) => [name, 'm'.repeat(200)])) };
  for (const { id } of stepsOf(context, state))
    state = {
      ...state,
      marks: marking(state.marks, id, { etag: `W/"${'e'.repeat(64)}"`, since: context.since }),
    };
  const at = {
    step: `${repositories[0]} ${branches[0]}`,
    page: 2,
    since: context.since,
    head: sha('x'),
    etag: 'e'.repeat(70),
  };
  expect(JSON.stringify({ ...state, at }).length).toBeLessThan(65_536);
  expect(Object.keys(state.marks).length).toBeGreaterThan(20);
});

it('a state of another version is begun anew', () => {
  const [asked, anew] = [{ page: 7 }, null].map((state) => commits.ask(feedContext(), state as never));
  expect(asked).toEqual(anew);
});
