/** Changing a file as a person would. */
import { readFileSync, writeFileSync } from 'node:fs';

/** Puts one text in the place of another, wherever it stands. @throws where it does not stand there */
export function edit(file: string, ...changes: readonly (readonly [from: string, to: string])[]): void {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${file} does not say: ${from}`);
    text = text.replaceAll(from, to);
  }
  writeFileSync(file, text);
}
