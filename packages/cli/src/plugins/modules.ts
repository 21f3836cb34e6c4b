/** What a plugin in a single file may import without having it installed. Loaded for such plugins only: it is large. */
import * as protocol from '@msp/protocol';
import * as zod from 'zod';
import * as mini from 'zod/mini';

export const MODULES: Readonly<Record<string, unknown>> = {
  '@msp/protocol': protocol,
  zod,
  'zod/mini': mini,
};
