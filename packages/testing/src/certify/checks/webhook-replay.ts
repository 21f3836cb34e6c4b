import { SeenDeliveries, signWebhook, type WebhookRequest } from '@msp/delivery';
import type { Webhook } from '@msp/protocol';
import type { Check } from '../check.js';
import { skipped, verdictOn } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { received, type SampleRequest, sampleRequests } from '../plan/webhooks.js';

/** When a tool that heard no answer sends again, in milliseconds. */
const LATER = 60_000;

/** What comes twice is taken once. */
export const webhookReplay: Check = {
  name: 'webhook-replay',
  title: 'A delivery that comes twice is taken once, also where the tool signs it anew',
  run(laboratory) {
    const { webhook } = laboratory.plugin;
    if (!webhook) return skipped('the plugin has no webhook');
    if (!webhook.id) return skipped('the webhook has no id by which a delivery is known again');
    const samples = sampleRequests(laboratory);
    if (samples.length === 0) return skipped('give the option webhook requests that the tool sends');
    const told = samples.map((sample) => received(laboratory, sample.request, sample));
    if (told.some(({ outcome }) => outcome === 'refused'))
      return skipped('what webhook-signature or webhook-messages says has to be mended first');
    const taken = samples.filter((_, index) => told[index]?.outcome === 'accepted');
    return verdictOn(taken.flatMap((sample) => problemsOf(laboratory, webhook, sample)));
  },
};

function problemsOf(laboratory: Laboratory, webhook: Webhook, sample: SampleRequest): string[] {
  const { place, secret, now, isReal } = sample;
  const request = isReal ? sample.request : withId(webhook, sample.request, place);
  const seen = new SeenDeliveries();
  const first = received(laboratory, request, sample, seen);
  if (first.outcome !== 'accepted') return [`${place}: with an id it was not taken`];
  if (first.remember.length === 0) return [`${place}: it has no id`];
  seen.remember(first.remember);
  const again = (each: WebhookRequest, at = now) =>
    received(laboratory, each, { secret, now: at }, seen).outcome === 'accepted';
  return [
    ...(again(request) ? [`${place}: it was taken twice`] : []),
    // Nobody but the tool can sign what it has signed.
    ...(!isReal && again(signWebhook(webhook, request, secret, now + LATER), now + LATER)
      ? [`${place}: it was taken twice where the tool signed it anew`]
      : []),
  ];
}

/** A sample is seldom given with its id. One in the body cannot be made up: it may be read. */
function withId({ id }: Webhook, request: WebhookRequest, place: string): WebhookRequest {
  if (!id || !('header' in id)) return request;
  const { header, prefix = '' } = id;
  if (Object.keys(request.headers).some((name) => name.toLowerCase() === header)) return request;
  return { ...request, headers: { ...request.headers, [header]: `${prefix}${place.replaceAll(' ', '-')}` } };
}
