/** Was it carried out, although no answer came? Pure. */
import { linkTo, pageIn } from './answers.js';
import type { Parts } from './contract.js';
import { findCreated, referenceOf } from './queries.js';

export const probe: Parts['probe'] = {
  ask: findCreated,
  found(reply, operation) {
    const page = pageIn(reply);
    // Silence is not "it is not there": it is asked again later, and nothing is sent until then.
    if (!page) return { outcome: 'retry', reason: 'Linear did not say whether it is there' };
    const [item] = page.items;
    return item ? { outcome: 'done', links: [linkTo(referenceOf(operation) ?? operation.key, item)] } : null;
  },
};
