import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Packs every public package as it would be published and lets publint and attw (are the types wrong?) read the
 * archive. A package without types to import, such as the command, is read by publint alone. Build first.
 */
const publint = 'node_modules/publint/src/cli.js';
const attw = 'node_modules/@arethetypeswrong/cli/dist/index.js';
const folder = mkdtempSync(join(tmpdir(), 'msp-packages-'));
let failed = 0;

for (const manifest of globSync(['packages/*/package.json', 'plugins/*/package.json']).sort()) {
  const { name, private: hidden, exports = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
  if (hidden) continue;
  const archive = pack(dirname(manifest));
  check(name, 'publint', publint, ['run', archive, '--strict']);
  if (exports['.']?.types) {
    check(name, 'attw', attw, [archive, '--profile', 'esm-only', '--no-emoji']);
  }
}
rmSync(folder, { recursive: true });
process.exit(failed > 0 ? 1 : 0);

function pack(directory: string): string {
  const shell = process.platform === 'win32';
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder, `./${directory}`], {
    encoding: 'utf8',
    shell,
  });
  // npm 11 answers with a list, later ones with an object keyed by name.
  const [packed] = Object.values(JSON.parse(output)) as { filename: string }[];
  if (!packed) throw new Error(`${directory} could not be packed`);
  return join(folder, packed.filename);
}

function check(name: string, title: string, script: string, args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${title.padEnd(8)} ${name}`);
  if (status === 0) return;
  failed += 1;
  console.log(stdout + stderr);
}
