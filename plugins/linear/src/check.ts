/** `msp check`: does it work, and as whom? Pure. */
import { authenticationFailed } from '@msp/protocol';
import { z } from 'zod';
import { valueIn } from './answers.js';
import type { Parts } from './contract.js';
import { question } from './questions.js';

const Viewer = z.object({
  name: z.string(),
  email: z.string().nullish(),
  organization: z.object({ name: z.string(), urlKey: z.string() }),
});

export const check: Parts['check'] = {
  ask: () => question('whoAmI', {}),
  /** @throws where nothing would work; people read the message */
  read(reply) {
    const code = reply.kind === 'answer' ? JSON.stringify(reply.value ?? '') : '';
    if (reply.status === 401 || /AUTHENTICATION_ERROR/.test(code)) {
      throw new Error(authenticationFailed('Linear', 'linear').reason);
    }
    const { name, organization } = valueIn(reply, Viewer, 'who we are');
    return { account: `${name} (${organization.name})`, detail: `linear.app/${organization.urlKey}` };
  },
};
