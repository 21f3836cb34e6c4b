/**
 * `npm run release`: publishes every package whose version the registry does not have, with provenance. It runs in the release
 * workflow, where npm can prove which commit a package was built from.
 *
 * `--dry-run`: does all of it but sending, and needs no login.
 * `--without-provenance`: for publishing to a registry of tests.
 */
import { waitingChangesets } from './changesets.ts';
import { workflowOrigin, writeOrigin } from './manifests.ts';
import { publishPlan } from './plan.ts';
import { rehearse } from './rehearse.ts';
import { root, runChangeset, runCommand, runScript } from './run-command.ts';
import { withLogin } from './with-login.ts';

const isRehearsal = process.argv.includes('--dry-run');
const origin = process.argv.includes('--without-provenance') ? null : workflowOrigin(process.env);

if (!isRehearsal) {
  if (origin === undefined) {
    console.error(
      'Packages are published by the release workflow, with provenance, which npm gives only there.\n' +
        'To see what it would publish: npm run release -- --dry-run',
    );
    process.exit(1);
  }
  const changed = writeOrigin(root, origin);
  // The registry holds the checksums of the archives, of which package.json is a part.
  if (changed.length > 0) {
    console.log(
      `The origin was new in ${changed.join(', ')}: commit their package.json and packages/registry.`,
    );
    runCommand('npm', 'run', '-s', 'build');
    runScript('tools/registry/run.ts', '--certify', '--all');
  }
}
runCommand('npm', 'run', '-s', 'build');
if (isRehearsal && waitingChangesets(root).length > 0)
  console.log('Changesets wait: the plugins are certified together with their new versions.');
else runScript('tools/registry/run.ts', '--verify');

if (isRehearsal) {
  const plan = publishPlan();
  if (plan.length === 0) console.log('The registry has every version: nothing would be published.');
  const problems = plan.length > 0 ? rehearse(plan) : [];
  for (const problem of problems) console.error(problem);
  process.exit(problems.length > 0 ? 1 : 0);
}
withLogin(() => runChangeset('publish'));
// A build comes before publishing: what is there now has to be what was certified.
runScript('tools/registry/run.ts', '--published');
