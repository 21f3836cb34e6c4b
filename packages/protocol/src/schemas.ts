/**
 * The shapes as JSON Schema (draft 2020-12), for editors and for programs in other languages.
 * The build writes each to `schemas/<name>.json`.
 */
import * as z from 'zod/mini';
import { ConfigFile } from './config.js';
import { MspEvent } from './events.js';
import * as output from './output.js';
import * as connect from './output-connect.js';
import * as guide from './output-guide.js';
import * as registry from './output-registry.js';
import * as sync from './output-sync.js';
import * as upkeep from './output-upkeep.js';
import * as work from './output-work.js';
import { Session, SessionHead } from './session.js';

const SHAPES: Record<string, z.ZodMiniType> = {
  config: ConfigFile,
  event: MspEvent,
  session: Session,
  'session-head': SessionHead,
  ...Object.fromEntries(
    Object.entries({ ...output, ...work, ...upkeep, ...connect, ...guide, ...registry, ...sync })
      .filter(([name]) => name.endsWith('Output'))
      .map(([name, shape]) => [`output-${dashed(name.replace(/Output$/, ''))}`, shape as z.ZodMiniType]),
  ),
};

function dashed(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

/** The names of all schemas: `config`, `event`, `session`, `output-recall` … */
export const SCHEMA_NAMES: readonly string[] = Object.keys(SHAPES);

/**
 * One shape as JSON Schema.
 *
 * @throws `RangeError` where no schema has that name.
 * @example jsonSchema('config').properties
 */
export function jsonSchema(name: string): Record<string, unknown> {
  const shape = SHAPES[name];
  if (!shape) throw new RangeError(`There is no schema "${name}". There are: ${SCHEMA_NAMES.join(', ')}`);
  return { title: `MSP ${name}`, ...z.toJSONSchema(shape, { io: 'input' }) };
}
