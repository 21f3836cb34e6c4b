/** The schema of a configuration file. Loaded only where one is written: it brings the schema compiler along. */
import { jsonSchema } from '@msp/protocol/schemas';

export const configSchema = (): Record<string, unknown> => jsonSchema('config');
