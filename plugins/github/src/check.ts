/** `msp check`: does it work, and as whom? Pure. */
import { accountIn } from './answers.js';
import type { Parts } from './contract.js';
import { whoAmI } from './queries.js';

export const check: Parts['check'] = {
  ask: whoAmI,
  /** @throws where nothing would work; people read the message */
  read(reply) {
    if (reply.kind === 'failure') throw new Error(reply.message);
    const account = accountIn(reply);
    if (account === null) throw new Error('GitHub does not know us. Is the token right?');
    return { account };
  },
};
