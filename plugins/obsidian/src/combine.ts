/** Several changes as one query, so that each note is read and written once. Pure. */
import type { Operation, Query } from '@msp/protocol';
import { LANGUAGE } from './document.js';

/** How operations are sent together. */
export const combine = {
  limit: 100,
  merge(operations: readonly Operation[]): Query | null {
    const changes = operations.map(({ query }) =>
      'document' in query && query.language === LANGUAGE && 'path' in query.document ? query.document : null,
    );
    if (changes.includes(null)) return null;
    return { language: LANGUAGE, document: { changes: changes.filter((change) => change !== null) } };
  },
};
