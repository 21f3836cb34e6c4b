/** The requests that a tool sends, as the samples of the author say. */
import {
  type Received,
  receiveWebhook,
  SeenDeliveries,
  signWebhook,
  type WebhookRequest,
} from '@msp/delivery';
import type { Webhook } from '@msp/protocol';
import { messageOf } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import type { WebhookSample } from '../options.js';

/** When requests are received that are signed here, in milliseconds since 1970. */
const RECEIVED_AT = Date.UTC(2026, 0, 6, 9);
/** The address that the tool was given. */
const ADDRESS = 'https://hooks.example.com/msp';

/** A request with its proof. */
export interface SampleRequest {
  /** For messages: `sample 1`. */
  readonly place: string;
  readonly request: WebhookRequest;
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Was it signed by the tool rather than here? */
  readonly isReal: boolean;
}

/** @throws an `Error` that names the sample which cannot be signed */
export const sampleRequests = ({ plugin, options, secrets }: Laboratory): SampleRequest[] =>
  (plugin.webhook ? (options.webhook ?? []) : []).map((sample, index) => {
    const webhook = plugin.webhook as Webhook;
    const place = `sample ${index + 1}`;
    const request = requestOf(sample);
    const { signed } = sample;
    if (signed) return { place, request, secret: signed.secret, now: Date.parse(signed.time), isReal: true };
    const secret = secretFor(webhook, secrets);
    try {
      const proven = signWebhook(webhook, request, secret, RECEIVED_AT);
      return { place, request: proven, secret, now: RECEIVED_AT, isReal: false };
    } catch (error) {
      throw new Error(`${place}: ${messageOf(error)}`);
    }
  });

function requestOf({ headers = {}, body, url = ADDRESS }: WebhookSample): WebhookRequest {
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
  return { method: 'POST', headers, body: Buffer.from(text), url };
}

/** As keys are that come as base64, where they do. */
function secretFor({ signature, token }: Webhook, secrets: Laboratory['secrets']): string {
  const name = (signature ?? token).secret;
  const secret = secrets[name] ?? `made up for ${name}`;
  return signature?.key === 'base64' ? Buffer.from(secret).toString('base64') : secret;
}

/** Receives a request as the host does. @param seen what was taken before. Default: nothing */
export function received(
  { configured, plugin }: Laboratory,
  request: WebhookRequest,
  { secret, now }: Pick<SampleRequest, 'secret' | 'now'>,
  seen = new SeenDeliveries(),
): Received {
  const name = (plugin.webhook?.signature ?? plugin.webhook?.token)?.secret ?? '';
  return receiveWebhook(configured, request, {
    secrets: { [name]: secret },
    now,
    seen,
  });
}
