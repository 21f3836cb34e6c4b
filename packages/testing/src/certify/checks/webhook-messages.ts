import { isDeepStrictEqual } from 'node:util';
import { webhookDelivery } from '@msp/delivery';
import { type Json, type Webhook, type WebhookDelivery, WebhookMessage } from '@msp/protocol';
import type { Check } from '../check.js';
import { brief, messageOf, skipped, verdictOn } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { nonsenseIn, variantsOf } from '../plan/variants.js';
import { received, type SampleRequest, sampleRequests } from '../plan/webhooks.js';
import { inTimeZone, ZONES } from './determinism.js';
import { notJson } from './json-safe.js';

/** What the tool sends is understood. */
export const webhookMessages: Check = {
  name: 'webhook-messages',
  title:
    'What the tool sends gives messages, the same each time; what is not as expected gives none, or throws',
  run(laboratory) {
    const { webhook } = laboratory.plugin;
    if (!webhook) return skipped('the plugin has no webhook');
    const samples = sampleRequests(laboratory);
    if (samples.length === 0) return skipped('give the option webhook requests that the tool sends');
    const told = samples.map((sample) => received(laboratory, sample.request, sample));
    if (told.some((each) => each.outcome === 'refused' && each.reason !== 'plugin'))
      return skipped('what webhook-signature says has to be mended first');
    const problems = samples.flatMap((sample, index) => {
      const taken = told[index];
      if (taken?.outcome === 'refused') return [`${sample.place}: ${taken.message}`];
      return taken?.outcome === 'accepted' ? parsingProblems(laboratory, webhook, sample) : [];
    });
    const telling = told.some((each) => each.outcome === 'accepted' && each.messages.length > 0);
    if (!telling && problems.length === 0) problems.push('no sample gave a message');
    return verdictOn(problems);
  },
};

function parsingProblems(
  { configured: { name, settings } }: Laboratory,
  webhook: Webhook,
  { place, request }: SampleRequest,
): string[] {
  const context = { name, settings };
  const delivery = webhookDelivery(webhook, request);
  const parse = (given: WebhookDelivery): unknown => webhook.parse(given, context);
  const first = parse(delivery);
  const unsafe = notJson(first);
  const elsewhere = ZONES.map((zone) => inTimeZone(zone, () => parse(delivery)));
  return [
    ...(unsafe === null ? [] : [`${place}: the messages are no plain JSON: ${unsafe}`]),
    ...([parse(delivery), ...elsewhere].every((again) => isDeepStrictEqual(again, first))
      ? []
      : [`${place}: it gave something else when it was asked again, or in another time zone`]),
    ...variantsOf(delivery.body).flatMap((body) => {
      const problem = onSurprise(() => parse({ ...delivery, body }), body);
      return problem === null ? [] : [`${place}, changed to ${brief(body)}: ${problem}`];
    }),
  ];
}

/** What is wrong with what came of an unexpected body; null where nothing is, and where it threw. */
function onSurprise(parse: () => unknown, body: Json): string | null {
  let told: unknown;
  try {
    told = parse();
  } catch (error) {
    return error instanceof Error ? null : `it threw ${messageOf(error)}, which is no Error`;
  }
  if (!Array.isArray(told)) return `it gave ${brief(told)}, which is no list`;
  const wrong = told.find((each) => !WebhookMessage.safeParse(each).success);
  if (wrong !== undefined) return `it gave ${brief(wrong)}, which is no message`;
  const nonsense = nonsenseIn(told, body);
  return nonsense === null ? null : `it says "${nonsense}"`;
}
