import { expect, it } from 'vitest';
import { settings } from './settings.js';
import { baseIn, isAddress, siteOf, tellsKind } from './site.js';

it.each([
  ['https://acme.atlassian.net/jira/software/projects/WEB/boards/1', 'https://acme.atlassian.net', 'cloud'],
  ['acme.atlassian.net', 'https://acme.atlassian.net', 'cloud'],
  ['https://acme.atlassian.net/browse/WEB-1?focusedId=1#x', 'https://acme.atlassian.net', 'cloud'],
  ['https://jira.acme.com/jira', 'https://jira.acme.com/jira', 'server'],
  ['https://tools.acme.com/jira/browse/WEB-12', 'https://tools.acme.com/jira', 'server'],
  ['http://jira.acme.com:8080/secure/Dashboard.jspa', 'http://jira.acme.com:8080', 'server'],
  ['https://jira.acme.com/', 'https://jira.acme.com', 'server'],
  ['https://atlassian.net.evil.com/', 'https://atlassian.net.evil.com', 'server'],
])('%s is %s (%s)', (url, base, kind) => {
  expect(siteOf({ url })).toMatchObject({ base, kind, api: `${base}/rest/api/${kind === 'cloud' ? 3 : 2}` });
  expect(tellsKind(url)).toBe(kind === 'cloud');
});

it('a Cloud under a name of its own is one where that is said', () =>
  expect(siteOf({ url: 'https://work.acme.com/jira/your-work', kind: 'cloud' }).api).toBe(
    'https://work.acme.com/rest/api/3',
  ));

it.each(['', 'ftp://x.com', 'https://ada:secret@acme.atlassian.net', 'java script'])(
  '%j is no address',
  (text) => expect(isAddress(text)).toBe(false),
);

it.each([
  ['https://x.com/jira/rest/api/2/issue/1', 'https://x.com/jira'],
  ['javascript:alert(1)//rest/', null],
  [7, null],
])('%j is of %s', (address, base) => expect(baseIn(address)).toBe(base));

it('Cloud needs an e-mail address, and a Server does not', () => {
  expect(settings.safeParse({ url: 'acme.atlassian.net' }).error?.issues[0]?.path).toEqual(['email']);
  expect(settings.safeParse({ url: 'https://jira.acme.com' }).success).toBe(true);
  expect(settings.safeParse({ url: 'acme.atlassian.net', email: 'ada@acme.com', projcts: [] }).success).toBe(
    false,
  );
});
