import { CHECKS } from '@msp/testing/certify';
import { expect, it } from 'vitest';
import { type Ending, reportLine, verdictOf } from './verdict.ts';

const MARK = 'mark:';
const good = { problem: null, passed: CHECKS.length - 3, skipped: 3, failed: [] };
const line = (change: object = {}) => `\n${reportLine(MARK, { ...good, ...change })}\n`;
const told = (ending: Partial<Ending>) => verdictOf({ stdout: line(), stderr: '', code: 0, ...ending }, MARK);

it('a result of every check counts, whatever else was printed', () => {
  const counts = { counts: { passed: CHECKS.length - 3, skipped: 3, failed: 0 } };
  expect(told({})).toEqual(counts);
  expect(told({ stdout: `loaded\nother:{}\n${line()}bye`, stderr: `${MARK}{}` })).toEqual(counts);
});

it.each<[string, Partial<Ending>, string]>([
  ['no result', { stdout: '' }, 'its process ended without a word'],
  ['no result, but a complaint', { stdout: 'a', stderr: 'b\nc\n' }, 'its process ended without a word: c'],
  [
    'a result behind another mark',
    { stdout: line().replace(MARK, 'x:') },
    'its process ended without a word: x:',
  ],
  ['two results', { stdout: line() + line() }, 'its process told its result more than once'],
  ['a bad end', { code: 1 }, 'its process ended with 1'],
  ['an end by a signal', { code: null }, 'its process ended with a signal'],
  ['no JSON', { stdout: `${MARK}{` }, 'its process told a result that is none'],
  ['a field too few', { stdout: `${MARK}{"problem":null}` }, 'its process told a result that is none'],
  ['less than none', { stdout: line({ skipped: -1 }) }, 'its process told a result that is none'],
  ['a problem', { stdout: line({ problem: 'no card' }) }, 'no card'],
  ['a failed check', { stdout: line({ failed: ['readme (empty)'] }) }, 'these checks failed: readme (empty)'],
  ['a check too few', { stdout: line({ skipped: 2 }) }, `its process told of ${CHECKS.length - 1} checks`],
  ['a check too many', { stdout: line({ skipped: 4 }) }, `its process told of ${CHECKS.length + 1} checks`],
])('%s is no certification', (_, ending, expected) => {
  expect(told(ending)).toEqual({ problem: expect.stringContaining(expected) });
});
