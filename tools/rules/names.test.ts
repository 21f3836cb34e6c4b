import { expect, it } from 'vitest';
import { repositoryFiles } from './files.ts';
import { unclearNames } from './names.ts';

it('every file and folder name is kebab-case, in whole words', () => {
  const paths = repositoryFiles();
  expect(paths).toContain('tools/rules/names.test.ts');
  expect(unclearNames(paths)).toEqual([]);
});

it.each([
  'packages/core/src/recordEvent.ts',
  'packages/core/src/record_event.ts',
  'packages/Core/src/record.ts',
  'packages/core/src/Record.ts',
  'packages/core/src/utils/words.ts',
  'packages/core/src/session-ctx.ts',
  'packages/core/src/msg.test.ts',
])('notices %s', (path) => {
  expect(unclearNames([path])).toHaveLength(1);
});

it.each([
  'README.md',
  '.github/workflows/ci.yml',
  'packages/cli/src/commands/init.ts',
  'packages/core/src/session/record-event.heavy.test.ts',
  'packages/store-sqlite/src/migrations/0001-events.ts',
])('lets %s pass', (path) => {
  expect(unclearNames([path])).toEqual([]);
});
