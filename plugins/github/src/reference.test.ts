import { describe, expect, it } from 'vitest';
import { numberInBranch, referenceOf } from './reference.js';
import { settingsWith } from './testing/context.js';

describe('the number of an issue in the name of a branch', () => {
  it.each([
    ['12-login', 12],
    ['12_login', 12],
    ['issue-12', 12],
    ['issues/12', 12],
    ['issue12', 12],
    ['gh-12', 12],
    ['GH-12-login', 12],
    ['feature/12-login', 12],
    ['feature/12', 12],
    ['fix/issue-12-login', 12],
    ['ada/12-login', 12],
    ['fix-issue-12-login', 12],
    ['#12-login', 12],
  ])('%s', (branch, number) => {
    expect(numberInBranch(branch)).toBe(number);
  });

  it.each([
    ...[
      'main',
      'release-2026',
      'release/2026',
      'release/2',
      'v1.2',
      'v2',
      '1.2-fix',
      '2026-11-21-notes',
      '20261121-notes',
    ],
    ...[
      '2026-roadmap',
      'release/12-candidate',
      'login-12',
      'utf-8',
      'sha-256',
      'node-24',
      'http2',
      '12',
      'ada/12',
      '0-day',
    ],
    ...[
      'feature/WEB-7-rotate-tokens',
      'dependabot/npm_and_yarn/zod-4',
      'issue-12.5',
      'high-12-x',
      'tissue-12',
      '3d-view',
    ],
  ])('none: %s', (branch) => {
    expect(numberInBranch(branch)).toBeNull();
  });
});

describe('the issue of a session', () => {
  const settings = settingsWith({ repositories: ['ada/webshop', 'ada/Notes'] });
  const about = (epic: string | null, branch: string | null = null) => {
    const found = referenceOf({ epic, branch }, settings);
    return found && `${found.repository}#${found.number}${found.guessed ? '?' : ''}`;
  };

  it.each([
    ['#12', 'ada/webshop#12'],
    ['Tokens (#12)', 'ada/webshop#12'],
    ['GH-12', 'ada/webshop#12'],
    ['ada/notes#12', 'ada/Notes#12'],
    ['https://github.com/ada/webshop/issues/12', 'ada/webshop#12'],
    ['see https://github.com/ADA/webshop/pull/12#issuecomment-7 now', 'ada/webshop#12'],
    // Nothing is written to a repository that nobody put into the settings.
    ['eve/other#12', null],
    ['https://github.com/eve/other/issues/12', null],
    ['https://example.com/ada/webshop/issues/12', null],
    ['Release 2026', null],
    ['WEB-12', null],
    ['v1#2.3', null],
  ])('named by the epic %s', (epic, expected) => {
    expect(about(epic)).toBe(expected);
  });

  it('the epic counts before the branch, the branch before the setting', () => {
    expect(about('#3', '12-login')).toBe('ada/webshop#3');
    expect(about('eve/other#3', '12-login')).toBeNull();
    expect(about('Tokens', '12-login')).toBe('ada/webshop#12?');
    const one = { ...settings, issue: 7 };
    expect(referenceOf({ epic: null, branch: '12-login' }, { ...one, issueFromBranch: false })?.number).toBe(
      7,
    );
    expect(referenceOf({ epic: null, branch: 'main' }, one)).toMatchObject({ number: 7, guessed: false });
  });

  it('on a server of one’s own, its addresses count and no others', () => {
    const own = { ...settings, apiUrl: 'https://git.example.com/api/v3' };
    const at = (host: string) =>
      referenceOf({ epic: `https://${host}/ada/webshop/issues/12`, branch: null }, own);
    expect([at('git.example.com')?.number, at('github.com')]).toEqual([12, null]);
  });
});
