import type { Reply } from '@msp/protocol';
import { certify } from '@msp/testing';
import { failureOf } from './failure.js';
import plugin from './index.js';

/** What the transport makes of an error of the driver; the real errors are met in `neo4j.heavy.test.ts`. */
const failing = (code: string) => (): Reply => failureOf(Object.assign(new Error('it went wrong'), { code }));

certify(plugin, {
  readme: new URL('../README.md', import.meta.url),
  requests: {
    context: [{}, { project: 'webshop', limit: 1 }],
    active: [{}, { user: 'ada' }],
    analytics: [{}],
    related: [{ entity: 'Cart' }],
    link: [{ from: 'dec-1', to: 'Cart' }],
    relate: [{ from: 'Cart', to: 'Bank' }],
    observe: [{ entity: 'Bank', content: 'slow' }],
  },
  replies: {
    'server-error': failing('Neo.DatabaseError.General.UnknownError'),
    unavailable: failing('Neo.TransientError.General.DatabaseUnavailable'),
    reset: failing('SessionExpired'),
    timeout: () => ({ kind: 'failure', reason: 'timeout', landed: 'unknown', message: 'too late' }),
    unauthorized: failing('Neo.ClientError.Security.Unauthorized'),
    forbidden: failing('Neo.ClientError.Security.Forbidden'),
    'not-found': failing('Neo.ClientError.Database.DatabaseNotFound'),
  },
});
