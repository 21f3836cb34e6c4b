/** `msp check`: is the folder there, and can it be written? Pure. */
import { accountIn } from './answers.js';
import type { Parts } from './contract.js';
import { whoAmI } from './queries.js';

export const check: Parts['check'] = {
  ask: whoAmI,
  /** @throws where nothing would work; people read the message */
  read(reply) {
    if (reply.kind === 'failure') throw new Error(`The folder cannot be used: ${reply.message}`);
    const account = accountIn(reply);
    if (account === null) throw new Error('The folder cannot be used.');
    return { account };
  },
};
