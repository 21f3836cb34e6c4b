/** `msp check`: does it work, and as whom? Pure. */
import { acceptedValue, MspError, type Reply } from '@msp/protocol';
import { z } from 'zod';
import { identityIn } from './answers.js';
import { SCOPES } from './app-manifest.js';
import type { Parts } from './contract.js';
import { call } from './queries.js';
import { whyNot } from './why-not.js';

const Address = z.object({ ok: z.literal(true), webhook: z.boolean(), host: z.string().nullable() });

export const check: Parts['check'] = {
  ask: ({ settings }) => call(settings.via === 'webhook' ? 'webhook-address' : 'auth.test'),
  /** @throws where nothing would work; people read the message */
  read(reply) {
    const address = Address.safeParse(acceptedValue(reply)).data;
    if (address) return webhookAccount(address);
    const identity = identityIn(reply);
    if (identity) return { account: `${identity.user} on ${identity.team}`, ...detailOf(reply) };
    throw problem(reply);
  },
};

function webhookAccount({ webhook, host }: z.infer<typeof Address>) {
  if (!webhook)
    throw new MspError('MSP004', {
      message: `The address of the webhook is not one of Slack's${host ? `: it is at ${host}` : ''}.`,
      hint: 'Copy it from api.slack.com/apps → your app → Incoming Webhooks. `msp add slack` asks for it.',
    });
  return {
    account: null,
    detail:
      'The address is one of a webhook of Slack. Whether it works shows with the first message: it cannot be asked.',
  };
}

function detailOf({ headers }: Reply): { readonly detail?: string } {
  const has = headers?.['x-oauth-scopes']?.split(',').map((scope) => scope.trim());
  if (!has) return {};
  const lacking = SCOPES.filter((scope) => !has.includes(scope));
  return {
    detail:
      lacking.length === 0 ? `scopes: ${has.join(', ')}` : `scopes that are missing: ${lacking.join(', ')}`,
  };
}

function problem(reply: Reply): Error {
  const why = whyNot(reply);
  if (why)
    return new MspError('MSP004', {
      message: why.reason,
      hint: why.hint ?? 'Try again: msp check slack',
    });
  return new Error(`Slack did not say who we are${reply.status ? ` (HTTP ${reply.status})` : ''}.`);
}
