/** A release of this very workspace with made-up changes, in a temporary folder: for tests. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bump } from './changesets.ts';
import { root } from './run-command.ts';
import { type Manifest, publicPackages } from './workspace.ts';

const changesets = createRequire(import.meta.url).resolve('@changesets/cli/bin.js');
const copied = [
  '.changeset/config.json',
  'package.json',
  'package-lock.json',
  'tools/release/{changelog,caret}.ts',
];
const manifests = '{packages,plugins,templates}/*/package.json';

/** What a release made of the workspace. */
export interface Released {
  /** New versions of those that have one, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** What stands in a package's changelog; empty where it was not released. */
  readonly changelog: (name: string) => string;
  readonly manifest: (name: string) => Manifest;
}

/** Really runs `changeset version` on a copy of the workspace, with one changeset for each of those given. */
export function sampleRelease(...changes: readonly Readonly<Record<string, Bump>>[]): Released {
  const folder = mkdtempSync(join(tmpdir(), 'msp-sample-'));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  try {
    for (const file of globSync([...copied, manifests], { cwd: root }))
      cpSync(join(root, file), join(folder, file), { recursive: true });
    const before = new Map(publicPackages(folder).map(({ manifest }) => [manifest.name, manifest.version]));
    for (const [index, releases] of changes.entries()) {
      const lines = Object.entries(releases).map(([name, bump]) => `'${name}': ${bump}\n`);
      writeFileSync(
        join(folder, `.changeset/sample-${index}.md`),
        `---\n${lines.join('')}---\n\nChange ${index}.\n`,
      );
    }
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all');
    git('-c', 'user.name=Sample', '-c', 'user.email=sample@example.com', 'commit', '--quiet', '-m', 'sample');
    const { status, stdout, stderr } = spawnSync(process.execPath, [changesets, 'version'], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`changeset version ended with ${status}: ${stdout}${stderr}`);
    const after = new Map(publicPackages(folder).map((each) => [each.manifest.name, each]));
    const texts = new Map(
      [...after.values()].map(({ manifest, folder: place }) => {
        const file = join(folder, place, 'CHANGELOG.md');
        return [manifest.name, existsSync(file) ? readFileSync(file, 'utf8') : ''];
      }),
    );
    const versions = [...after].map(([name, { manifest }]) => [name, manifest.version] as const);
    return {
      versions: Object.fromEntries(versions.filter(([name, version]) => before.get(name) !== version)),
      changelog: (name) => texts.get(name) ?? '',
      manifest: (name) => {
        const found = after.get(name);
        if (!found) throw new Error(`there is no package ${name}`);
        return found.manifest;
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
