/**
 * Checks entries of the registry: `node tools/registry/check.ts [--packages] [--since <commit>] [files…]`. Without files, all of them.
 * Prints every problem of every entry, and what to do; ends with 1 where there is any, and with 2 where it cannot look.
 *
 * --packages   also fetches each package, compares it with its entry, and certifies it
 * --since      only those that are new or otherwise since a commit, and are not of plugins of this repository: for pull requests
 * --format     writes the files in the order and the arrangement that they need
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { displayText } from '@msp/protocol';
import { changedEntries } from './changed.ts';
import { checkEntries } from './check-entries.ts';
import { entriesFolder, ROOT, readEntry } from './entry-files.ts';
import { firstParty } from './first-party.ts';
import { formatJson } from './format-json.ts';
import { packageProblems } from './package/check.ts';
import { reportOf } from './report.ts';

const boolean = { type: 'boolean', default: false } as const;
const { values, positionals } = parseArgs({
  options: { packages: boolean, format: boolean, since: { type: 'string' } },
  allowPositionals: true,
});
const ours = firstParty(ROOT).map(({ id }) => id);
let changed: string[] = [];
try {
  if (values.since !== undefined) changed = changedEntries(ROOT, values.since, ours);
} catch (error) {
  console.error(displayText((error as Error).message));
  process.exit(2);
}
const files = [...positionals, ...changed];
if (values.since !== undefined && files.length === 0) {
  console.log(`No entry of somebody else has changed since ${displayText(values.since)}.`);
  process.exit();
}
const question = { folder: entriesFolder(ROOT), files, firstParty: ours };

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
