/**
 * Checks entries of the registry: `node tools/registry/check.ts [--packages] [files…]`. Without files, all of them.
 * Prints every problem of every entry, and what to do; ends with 1 where there is any.
 *
 * --packages   also fetches each package, compares it with its entry, and certifies it
 * --format     writes the files in the order and the arrangement that they need
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkEntries } from './check-entries.ts';
import { entriesFolder, ROOT, readEntry } from './entry-files.ts';
import { firstParty } from './first-party.ts';
import { formatJson } from './format-json.ts';
import { packageProblems } from './package/check.ts';
import { reportOf } from './report.ts';

const boolean = { type: 'boolean', default: false } as const;
const { values, positionals: files } = parseArgs({
  options: { packages: boolean, format: boolean },
  allowPositionals: true,
});
const question = {
  folder: entriesFolder(ROOT),
  files,
  firstParty: firstParty(ROOT).map(({ id }) => id),
};

if (values.format)
  for (const { path } of checkEntries(question)) {
    const entry = readEntry(path);
    if (entry && readFileSync(path, 'utf8') !== formatJson(entry)) writeFileSync(path, formatJson(entry));
  }

const checked = [];
for (const file of checkEntries(question)) {
  // What is refused already is not fetched, let alone run.
  const wanted = values.packages && file.entry !== null && file.problems.length === 0;
  checked.push(wanted && file.entry ? { ...file, problems: await packageProblems(file.entry) } : file);
}
for (const line of reportOf(checked, process.cwd())) console.log(line);
process.exitCode = checked.some(({ problems }) => problems.length > 0) ? 1 : 0;
