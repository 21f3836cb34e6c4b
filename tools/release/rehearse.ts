/** Publishing without publishing: everything that npm does up to sending. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Planned } from './plan.ts';
import { root } from './run-command.ts';
import { publicPackages } from './workspace.ts';

/** What npm would have sent. */
interface Rehearsed extends Planned {
  /** Bytes of the archive. */
  readonly size: number;
  /** Bytes when unpacked. */
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** What no package may lack, whatever is in its list of files: a page for people, and something that was built. */
const EXPECTED = { 'README.md': /^README\.md$/, 'files of its build': /^dist\// };

/**
 * Runs `npm publish --dry-run` for each, without a login, and prints a table.
 *
 * @returns one sentence for every package that could not be published, or that lacks a file
 */
export function rehearse(plan: readonly Planned[]): string[] {
  const folders = new Map(publicPackages(root).map(({ folder, manifest }) => [manifest.name, folder]));
  const results = plan.map(({ name, version }) => ({
    name,
    version,
    ...dryRun(join(root, folders.get(name) ?? '')),
  }));
  console.table(
    results.map(({ name, version, sent }) => ({
      package: name,
      version,
      files: sent?.files.length ?? '-',
      kB: sent ? Math.round(sent.size / 1000) : '-',
      'kB unpacked': sent ? Math.round(sent.unpackedSize / 1000) : '-',
    })),
  );
  return results.flatMap(({ name, sent, problem }) => {
    if (!sent) return [`${name}: npm publish --dry-run says: ${problem}`];
    const lacking = Object.entries(EXPECTED)
      .filter(([, pattern]) => !sent.files.some(({ path }) => pattern.test(path)))
      .map(([what]) => what);
    return lacking.length > 0 ? [`${name} would be published without ${lacking.join(' and ')}`] : [];
  });
}

function dryRun(folder: string): { sent: Rehearsed | null; problem: string } {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['publish', '--dry-run', '--json', '--access', 'public'],
    {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) return { sent: null, problem: (stderr || stdout).trim() };
  const parsed = JSON.parse(stdout);
  // npm 11 answers with the package itself, or keyed by its name where it knows it as a workspace.
  return { sent: parsed.files ? parsed : Object.values(parsed)[0], problem: '' };
}
