import { describe, expect, it } from 'vitest';
import { ROUTES } from './routes.js';
import { chosen, nextPage, refusalOf } from './sending.js';

describe('what may be sent', () => {
  it('names and numbers, whatever they hold that can be encoded', () => {
    const parameters = { owner: 'ada', repo: 'a?b#c%2f', issue_number: 7 };
    expect(refusalOf(ROUTES.issue, parameters)).toBeNull();
    expect(refusalOf(ROUTES.issue, { ...parameters, repo: '...' })).toBeNull();
  });

  it.each(['.', '..', '', 'a/b', 'a\\b', 'a b', 'x'.repeat(301)])(
    'not %j, which would lead elsewhere',
    (repo) => {
      expect(refusalOf(ROUTES.repository, { owner: 'ada', repo })).toBe('"repo" cannot stand in an address');
    },
  );

  it('nothing that the kit takes for something else', () => {
    const parameters = { owner: 'ada', repo: 'webshop', baseUrl: 'https://example.com' };
    expect(refusalOf(ROUTES.repository, parameters)).toBe('"baseUrl" is no parameter of GitHub');
  });
});

describe('what is looked for', () => {
  const things = [
    { number: 1, body: null, closed_at: '2026-01-01T00:00:00Z' },
    { number: 2, body: 'ours', closed_at: null },
  ];

  it('is the first that is as wanted', () => {
    expect(chosen(things, {})).toBe(1);
    expect(chosen(things, { marker: 'ours' })).toBe(2);
    expect(chosen(things, { openSince: '2026-06-01T00:00:00Z' })).toBe(2);
    expect(chosen(things[1] as never, { number: '2' })).toBe(2);
  });

  it('is not there where none is, or the answer is none', () => {
    expect(chosen(things, { marker: 'theirs' })).toBeNull();
    expect(chosen(things[1] as never, { number: 7 })).toBeNull();
    expect([chosen([], {}), chosen(null, {}), chosen('text', {}), chosen([null, {}], {})]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

it('another page is where a header says so', () => {
  const next = (link: string) => nextPage({ kind: 'answer', value: [], headers: { link } });
  expect(
    next('<https://api.github.com/x?page=2>; rel="next", <https://api.github.com/x?page=9>; rel="last"'),
  ).toBe(true);
  expect(next('<https://api.github.com/x?page=1>; rel="prev"')).toBe(false);
  expect(nextPage({ kind: 'answer', value: [] })).toBe(false);
});
