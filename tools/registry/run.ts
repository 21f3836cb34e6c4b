/**
 * `npm run registry`: makes the entries of this repository's plugins of their built cards, and compiles all entries. Build first.
 *
 * --certify         also certifies plugins whose version is not certified yet
 * --certify --all   certifies all of them
 * --verify          changes nothing: does what will be published have the certified integrity? Before a release.
 * --published       changes nothing: does what is published have it? After a release.
 */
import { parseArgs } from 'node:util';
import { certifyOwn } from './certify-own.ts';
import { ROOT } from './entry-files.ts';
import { renew } from './renew.ts';
import { verify, verifyPublished } from './verify.ts';

const boolean = { type: 'boolean', default: false } as const;
const { values } = parseArgs({
  options: { certify: boolean, all: boolean, verify: boolean, published: boolean },
});
const today = new Date().toISOString().slice(0, 10);

try {
  if (values.verify || values.published) {
    const problems = values.verify ? await verify(ROOT) : await verifyPublished(ROOT);
    for (const problem of problems) console.error(problem);
    if (problems.length === 0)
      console.log(`What ${values.verify ? 'will be' : 'is'} published is what was certified.`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } else {
    await renew(ROOT, {
      certify: values.certify ? (values.all ? 'all' : 'new') : 'none',
      certification: (plugin) => certifyOwn(ROOT, plugin, today),
      tell: (line) => console.log(line),
    });
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
