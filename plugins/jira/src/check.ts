/** `msp check`: does it work, and as whom? Pure. */
import { accountIn } from './answers.js';
import type { Parts } from './contract.js';
import { refusal } from './judging/refusal.js';
import { whoAmI } from './queries.js';

export const check: Parts['check'] = {
  ask: whoAmI,
  /** @throws where nothing would work; people read the message */
  read(reply) {
    const account = accountIn(reply) ?? null;
    if (account !== null) return { account };
    const { status } = reply;
    if (reply.kind === 'failure' && status === undefined) throw new Error(reply.message);
    if (status === 404) throw new Error('There is no Jira at this address. Is the setting url right?');
    if (status !== undefined && (status < 200 || status > 299)) {
      const verdict = refusal(reply, null, 0);
      if (verdict.outcome !== 'done') throw new Error(verdict.reason);
    }
    throw new Error('Jira does not know us. Are the address and the token right?');
  },
};
