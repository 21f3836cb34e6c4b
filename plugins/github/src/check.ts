/** `msp check`: does it work, and as whom? Pure. */
import { z } from 'zod';
import { one, problemIn } from './answers.js';
import type { Parts } from './contract.js';
import { limitReached } from './limits.js';
import { whoAmI } from './queries.js';
import { UNAUTHORIZED } from './refusal.js';

const User = z.object({ login: z.string().min(1) });

export const check: Parts['check'] = {
  ask: whoAmI,
  /** @throws where nothing would work; people read the message */
  read(reply) {
    const user = one(User, reply);
    if (user) return { account: user.login, ...detail(reply.headers) };
    if (reply.kind === 'failure') throw new Error(reply.message);
    if (reply.status === 401) throw new Error(UNAUTHORIZED.reason);
    if (limitReached(reply, 0)) throw new Error('Rate limited. Try again in a few minutes.');
    throw new Error(`GitHub does not know us: ${problemIn(reply) || `HTTP ${reply.status}`}`);
  },
};

/** What the token may, where GitHub says so (a fine-grained one has no scopes), and what is left of its limit. */
function detail(headers: Readonly<Record<string, string>> = {}): { readonly detail?: string } {
  const { 'x-oauth-scopes': scopes, 'x-ratelimit-remaining': left, 'x-ratelimit-limit': limit } = headers;
  const words = [
    ...(scopes ? [`scopes: ${scopes}`] : []),
    ...(left ? [`${left}${limit ? ` of ${limit}` : ''} requests left this hour`] : []),
  ];
  return words.length === 0 ? {} : { detail: words.join('; ') };
}
