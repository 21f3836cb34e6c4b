import type { SourceFile } from './files.ts';

export const longest = 250;

/** One sentence for every file over the cap that has no reason, and for every reason that is no longer needed. */
export function oversized(files: SourceFile[], reasons: Record<string, string>): string[] {
  const large = files.filter((file) => lines(file) > longest).map((file) => file.path);
  return [
    ...files
      .filter((file) => large.includes(file.path) && !reasons[file.path])
      .map((file) => `${file.path} has ${lines(file)} lines; ${longest} is the most`),
    ...Object.keys(reasons)
      .filter((path) => !large.includes(path))
      .map((path) => `${path} needs no reason any more`),
  ];
}

/** Lines of the file in the middle when all are ordered by length; 0 when there is none. */
export function median(files: SourceFile[]): number {
  const ordered = files.map(lines).sort((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] ?? 0;
}

const lines = (file: SourceFile) => file.text.trimEnd().split('\n').length;
