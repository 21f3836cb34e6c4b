import { join } from 'node:path';
import { storeSuite, temporaryFolder } from '@msp/testing';
import { openSqliteStore } from './open.js';

storeSuite({
  name: 'the embedded store',
  fresh: async () => join(temporaryFolder(), 'msp.db'),
  open: (path) => openSqliteStore({ path }),
});
