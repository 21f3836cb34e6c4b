/** What lies in a vault, for tests: told by functions of the file system that the test hands in. */

/** The functions of `node:fs` that are needed. */
export interface FileSystem {
  readdirSync(path: string, options: { recursive: true; encoding: 'utf8' }): string[];
  readFileSync(path: string): { toString(encoding: 'utf8'): string };
  statSync(path: string, options: { bigint: true }): { isFile(): boolean; mtimeNs: bigint; ino: bigint };
}

/** Every file of a vault by its path with forward slashes: its text, and what changes when it is written. */
export function filesOf(files: FileSystem, vault: string): Map<string, { text: string; written: string }> {
  const paths = files.readdirSync(vault, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    paths.flatMap((path) => {
      const found = files.statSync(`${vault}/${path}`, { bigint: true });
      if (!found.isFile()) return [];
      const text = files.readFileSync(`${vault}/${path}`).toString('utf8');
      return [[path.replaceAll('\\', '/'), { text, written: `${found.mtimeNs} ${found.ino}` }] as const];
    }),
  );
}
