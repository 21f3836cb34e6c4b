import type { WebhookRequest } from '@msp/delivery';
import type { Check } from '../check.js';
import { skipped, verdictOn } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { received, type SampleRequest, sampleRequests } from '../plan/webhooks.js';

/** Later than any tolerance allows, in milliseconds. */
const MUCH_LATER = 2 * 86_400_000;

/** What the tool has not sent is not taken. */
export const webhookSignature: Check = {
  name: 'webhook-signature',
  title:
    'The webhook is signed with one of the plugin’s secrets; what the tool signs is taken, what was changed is not',
  run(laboratory) {
    const { webhook, manifest } = laboratory.plugin;
    if (!webhook) return skipped('the plugin has no webhook');
    const { secret } = webhook.signature ?? webhook.token;
    if (!Object.hasOwn(manifest.secrets ?? {}, secret))
      return verdictOn([`it is signed with the secret "${secret}", which the manifest does not name`]);
    const samples = sampleRequests(laboratory);
    if (samples.length === 0) return skipped('give the option webhook requests that the tool sends');
    return verdictOn(samples.flatMap((sample) => problemsOf(laboratory, sample)));
  },
};

function problemsOf(laboratory: Laboratory, sample: SampleRequest): string[] {
  const { place, request, now } = sample;
  const { webhook } = laboratory.plugin;
  const taken = received(laboratory, request, sample);
  const fate = (changed: WebhookRequest, more: Partial<SampleRequest> = {}) =>
    received(laboratory, changed, { ...sample, ...more }).outcome;
  if (taken.outcome === 'refused' && taken.reason !== 'plugin')
    return [`${place}: it was refused: ${taken.message}`];
  // Whoever cannot sign may ask whether we are there, and is answered.
  if (taken.outcome === 'answer') return [];
  const header = (webhook?.signature ?? webhook?.token)?.header;
  const unproven = Object.entries(request.headers).filter(([name]) => name.toLowerCase() !== header);
  const changes: [what: string, outcome: string][] = [
    ['without its proof', fate({ ...request, headers: Object.fromEntries(unproven) })],
    ['with another secret', fate(request, { secret: Buffer.from('of somebody else').toString('base64') })],
  ];
  if (webhook?.signature)
    changes.push([
      'with another body',
      fate({ ...request, body: Buffer.concat([request.body, Buffer.from(' ')]) }),
    ]);
  if (webhook?.signature?.timestamp) changes.push(['much later', fate(request, { now: now + MUCH_LATER })]);
  return changes.flatMap(([what, outcome]) =>
    outcome === 'accepted' ? [`${place}: it was taken ${what}`] : [],
  );
}
