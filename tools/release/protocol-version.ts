/** The version of the protocol, where the code itself has to know it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'packages/protocol/src/plugin/version.ts';
const CONSTANT = /(export const PROTOCOL_VERSION = ')[^']*(';)/;

/** The code with another version. @throws where it holds none */
export function withProtocolVersion(code: string, version: string): string {
  if (!CONSTANT.test(code)) throw new Error(`${FILE} holds no PROTOCOL_VERSION`);
  return code.replace(CONSTANT, `$1${version}$2`);
}

/** Writes the version of the protocol's package.json into its code. */
export function writeProtocolVersion(root: string): void {
  const { version } = JSON.parse(readFileSync(join(root, 'packages/protocol/package.json'), 'utf8'));
  const file = join(root, FILE);
  writeFileSync(file, withProtocolVersion(readFileSync(file, 'utf8'), version));
}
