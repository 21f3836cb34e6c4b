import { expect, it } from 'vitest';
import { read } from '../rules/files.ts';
import { contractsLine, suitesWithContracts } from './told.ts';

it('counts the suites that need contracts', () => {
  const suites = suitesWithContracts([
    { path: 'a.test.ts', text: "describeWithContracts('a', [A], () => {});" },
    { path: 'b.test.ts', text: '// describeWithContracts(' },
    { path: 'c.ts', text: "describeWithContracts('c', [], () => {});" },
  ]);
  expect(suites).toEqual(['a.test.ts']);
  const own = suitesWithContracts(read((path) => /^(plugins|tools)\/.*\.test\.ts$/.test(path)));
  for (const id of ['github', 'jira', 'linear', 'slack'])
    expect(own).toContain(`plugins/${id}/src/official.heavy.test.ts`);
});

it('says in one line whether they were found', () => {
  expect(contractsLine('/here', ['a', 'b'])).toContain('found in /here; 2 suites');
  const line = contractsLine(null, ['a', 'b']);
  expect(line).toMatch(/^SKIPPED: 2 suites.*Set MSP_CONTRACTS/);
  expect(line).not.toContain('\n');
});
