/** A repository whose code runs as soon as a package manager is not held back. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '@msp/testing';

/** The repository. */
export interface Armed {
  /** Where it is. */
  readonly folder: string;
  /** As a package asks for it. */
  readonly address: string;
  /** Has any code of it run? */
  readonly hasRun: () => boolean;
}

/** Makes it: with scripts, with a program to be run as git, and with a repository that it asks for itself. */
export function armedRepository(): Armed {
  const base = temporaryFolder();
  const [folder, sign] = [join(base, 'armed'), join(base, 'has-run')];
  const inner = join(base, 'inner');
  const run = `touch ${sign}`;
  repository(inner, { 'package.json': JSON.stringify({ name: 'inner', version: '1.0.0' }) });
  repository(folder, {
    'package.json': JSON.stringify({
      ...{ name: 'armed', version: '1.0.0', scripts: { prepare: run, preinstall: run, postinstall: run } },
      dependencies: { inner: `git+${pathToFileURL(inner)}` },
    }),
    '.npmrc': 'git=./git.sh\nignore-scripts=false\nallow-git=all\n',
    '.yarnrc': 'yarn-path "./yarn.js"\n',
    'yarn.js': `require('node:fs').writeFileSync(${JSON.stringify(sign)}, '');\n`,
    '.pnpmfile.cjs': `require('node:fs').writeFileSync(${JSON.stringify(sign)}, '');\n`,
    'git.sh': `#!/bin/sh\n${run}\nexec git "$@"\n`,
  });
  return { folder, address: `git+${pathToFileURL(folder)}`, hasRun: () => existsSync(sign) };
}

function repository(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
    if (name.endsWith('.sh')) chmodSync(join(folder, name), 0o755);
  }
  const who = ['-c', 'user.name=Grace', '-c', 'user.email=grace@example.com', '-c', 'commit.gpgsign=false'];
  for (const words of [
    ['init', '-q'],
    ['add', '-A'],
    [...who, 'commit', '-q', '-m', 'all'],
  ]) {
    const { status, stderr } = spawnSync('git', words, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${words.at(-1)}: ${stderr}`);
  }
}
