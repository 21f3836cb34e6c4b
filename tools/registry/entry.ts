/**
 * Prints the entry of a published plugin: `node tools/registry/entry.ts <package>@<version> [--category <word>]`.
 * Put what it prints into packages/registry/plugins/<id>.json. What still stands against it is said on standard error, and ends it with 1.
 */
import { parseArgs } from 'node:util';
import { displayText } from '@msp/protocol';
import { entryProblems } from '@msp/registry';
import { allEntries } from './compile.ts';
import { ROOT } from './entry-files.ts';
import { firstParty } from './first-party.ts';
import { formatJson } from './format-json.ts';
import { makeEntry } from './make-entry.ts';

const { values, positionals } = parseArgs({
  options: { category: { type: 'string' } },
  allowPositionals: true,
});
const today = new Date().toISOString().slice(0, 10);
const ids = firstParty(ROOT).map(({ id }) => id);

try {
  const entry = await makeEntry({
    spec: positionals[0] ?? '',
    today,
    ...(values.category !== undefined && { category: values.category }),
  });
  process.stdout.write(formatJson(entry));
  const others = allEntries(ROOT).filter(
    ({ id, package: name }) => id !== entry.id || name !== entry.package,
  );
  const problems = entryProblems(entry, others, ids);
  for (const { field, message, hint } of problems)
    console.error(displayText(`${field}: ${message}. ${hint}`));
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(displayText((error as Error).message));
  process.exitCode = 1;
}
