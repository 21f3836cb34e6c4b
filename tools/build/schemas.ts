/** Writes the protocol's JSON Schemas beside its build: packages/protocol/schemas/<name>.json. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const protocol = join(import.meta.dirname, '..', '..', 'packages', 'protocol');
const { jsonSchema, SCHEMA_NAMES } = await import(pathToFileURL(join(protocol, 'dist', 'schemas.js')).href);
const folder = join(protocol, 'schemas');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const name of SCHEMA_NAMES)
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(jsonSchema(name), null, 2)}\n`);
