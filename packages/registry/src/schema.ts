/** The registry as JSON Schema, for editors and for programs in other languages. */
import * as z from 'zod/mini';
import { RegistryDocument } from './entry.js';

/** `registry.schema.json` (draft 2020-12). @example registrySchema().properties */
export const registrySchema = (): Record<string, unknown> => ({
  title: 'MSP registry',
  ...z.toJSONSchema(RegistryDocument, { io: 'input' }),
});
