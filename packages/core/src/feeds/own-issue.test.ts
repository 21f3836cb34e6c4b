import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOwnIssue } from './own-issue.js';

const seven = {
  id: 'ada/webshop#7',
  url: 'https://github.com/ada/webshop/issues/7',
  values: { repository: 'ada/webshop', number: 7 },
};
const web = { id: '7f0c', values: { key: 'WEB-12' } };

describe('isOwnIssue', () => {
  it.each<[epic: string | null, branch: string | null, github: boolean, linear: boolean]>([
    ['#7', null, true, false],
    ['Login, #7', null, true, false],
    ['webshop#7', null, true, false],
    ['ADA/Webshop#7', null, true, false],
    ['https://github.com/ada/webshop/issues/7', null, true, false],
    ['https://github.com/ada/webshop/issues/77', null, false, false],
    ['#77', null, false, false],
    ['#7th', null, false, false],
    ['grace/other#7', null, false, false],
    ['notada/webshop#7', null, false, false],
    ['7', null, false, false],
    [null, '7-rotate', true, false],
    [null, 'feature/7-x', true, false],
    [null, 'ada/issue-7', true, false],
    [null, 'fix/7', true, false],
    [null, '77-rotate', false, false],
    [null, 'v7-rotate', false, false],
    [null, 'rotate-7', false, false],
    ['WEB-12', null, false, true],
    ['web-12: the login', null, false, true],
    [null, 'web-12-login', false, true],
    [null, 'ada/WEB-12', false, true],
    [null, 'web-123-or-web-12', false, true],
    [null, 'web-123', false, false],
    [null, 'cobweb-12', false, false],
    [null, '12-login', false, false],
    [null, null, false, false],
  ])('epic %s, branch %s', (epic, branch, github, linear) => {
    expect([isOwnIssue(seven, { epic, branch }), isOwnIssue(web, { epic, branch })]).toEqual([
      github,
      linear,
    ]);
  });

  it('needs no values', () => {
    expect(isOwnIssue({ id: 'ENG-1' }, { epic: 'ENG-1', branch: null })).toBe(true);
    expect(isOwnIssue({ id: '1' }, { epic: '1', branch: '1-x' })).toBe(false);
  });

  const number = fc.integer({ min: 1, max: 999 });

  it('tells one number from all others, wherever it is named', () => {
    fc.assert(
      fc.property(number, number, fc.stringMatching(/^[a-z]{1,8}$/), (one, other, word) => {
        const issue = { id: `a/b#${one}`, values: { repository: 'a/b', number: one } };
        for (const epic of [`#${other}`, `a/b#${other}`, `${word} #${other}`, `${word}: #${other}, soon`])
          expect(isOwnIssue(issue, { epic, branch: null })).toBe(one === other);
        for (const branch of [`${other}-${word}`, `${word}/${other}-${word}`, `${word}/${other}`])
          expect(isOwnIssue(issue, { epic: null, branch })).toBe(one === other);
      }),
    );
  });

  it('tells one key from all others', () => {
    fc.assert(
      fc.property(number, number, fc.stringMatching(/^[a-z]{2,8}$/), (one, other, team) => {
        const issue = { id: 'x', values: { key: `${team.toUpperCase()}-${one}` } };
        for (const branch of [`${team}-${other}`, `ada/${team}-${other}-login`])
          expect(isOwnIssue(issue, { epic: null, branch })).toBe(one === other);
      }),
    );
  });

  it('bears every text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (epic, branch) => {
        expect(typeof isOwnIssue(seven, { epic, branch })).toBe('boolean');
      }),
    );
  });
});
