import { expect, it } from 'vitest';
import { issueKeyOf } from './active-issue.js';

it.each<[string | null, string | null, readonly string[], string | null]>([
  ['WEB-12', null, [], 'WEB-12'],
  [null, 'ada/WEB-12-login', [], 'WEB-12'],
  ['Login for WEB-12', 'ada/OPS-3', [], 'WEB-12'],
  [null, 'ada/web-12-login', [], null],
  [null, 'ada/web-12-login', ['WEB'], 'WEB-12'],
  [null, 'feature/utf-8-WEB-7', ['web'], 'WEB-7'],
  [null, 'release-2026-11', [], null],
  [null, 'WEB-0', [], null],
  [null, 'XWEB-12', ['WEB'], null],
  ['the epic', 'main', [], null],
  [null, null, ['WEB'], null],
  ['WEB-1234567890', null, [], null],
])('epic %j, branch %j, projects %j: %j', (epic, branch, projects, key) => {
  expect(issueKeyOf({ epic, branch }, projects)).toBe(key);
});
