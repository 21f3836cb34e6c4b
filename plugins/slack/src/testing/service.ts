/** A stateful stand-in for Slack: its Web API and incoming webhooks, as they are documented. The certification sends to it, and makes it fail. */
import type { Json } from '@msp/protocol';
import type { Service, ServiceAnswer, ServiceRequest } from '@msp/testing';
import { carryOut, type Input } from './methods.js';
import { CHANNEL, type FakeSlack, fakeSlack, nextTs } from './store.js';
import { refusedMessage } from './validate.js';

/** Made anew, and empty where no workspace is given. */
export function service(slack: FakeSlack = fakeSlack()): Service {
  return {
    answer: (request) =>
      request.path.startsWith('/api/') ? webApi(slack, request) : webhook(slack, request),
    state: () => slack.messages,
  };
}

function webApi(slack: FakeSlack, request: ServiceRequest): ServiceAnswer {
  const input = inputOf(request);
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? input.token;
  if (!token) return { body: { ok: false, error: 'not_authed' } };
  const body = carryOut(slack, request.path.slice('/api/'.length), input);
  return { headers: { 'x-oauth-scopes': slack.scopes.join(',') }, body };
}

/** Arguments come as a form, in which lists and objects are JSON, or as JSON. */
function inputOf({ headers, body, value }: ServiceRequest): Input {
  if (headers['content-type']?.startsWith('application/json')) return (value ?? {}) as Input;
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, text]) => [
      name,
      ['blocks', 'metadata', 'attachments'].includes(name) ? parsed(text) : text,
    ]),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Incoming webhooks answer with a word. */
function webhook(slack: FakeSlack, { value, method }: ServiceRequest): ServiceAnswer {
  const channel = slack.channels.find(({ id }) => id === CHANNEL);
  const said = (status: number, body: string) => ({ status, body, headers: { 'content-type': 'text/html' } });
  if (slack.error !== null) return said(slack.error === 'no_service' ? 404 : 403, slack.error);
  if (method !== 'POST' || typeof value !== 'object' || value === null) return said(400, 'invalid_payload');
  if (channel?.archived) return said(410, 'channel_is_archived');
  const message = value as { readonly text?: Json; readonly blocks?: Json };
  const refused = refusedMessage(message);
  if (refused) return said(400, refused.error);
  slack.messages.push({
    ...{ channel: CHANNEL, ts: nextTs(slack), user: 'U0MSPBOT01', bot: true },
    ...{ text: String(message.text ?? ''), blocks: message.blocks },
  });
  return said(200, 'ok');
}
