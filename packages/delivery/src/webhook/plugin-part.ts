/** Asks the plugin what a delivery says, and looks at what it tells. */
import type { Configured } from '@msp/core';
import { type Webhook, type WebhookDelivery, WebhookMessage } from '@msp/protocol';
import { peek } from '../fetch/peek.js';
import { masker } from '../secret/masker.js';
import { failureOf } from '../transport/failure.js';
import type { Received } from './received.js';

/** More than any tool tells at once. */
const MOST_MESSAGES = 1000;
/** The longest answer to a challenge, in characters. */
const LONGEST_ANSWER = 10_000;

/** The answer to a challenge; null where it is none, and where the plugin throws or says nonsense. */
export function answered(webhook: Webhook, delivery: WebhookDelivery): Received | null {
  let answer: unknown;
  try {
    answer = webhook.answer?.(delivery);
  } catch {
    return null;
  }
  const plain = peek(answer, 'text');
  const isPlain = typeof plain === 'string';
  const text = isPlain ? plain : jsonText(peek(answer, 'json'));
  if (text === undefined || text.length > LONGEST_ANSWER) return null;
  const contentType = isPlain ? 'text/plain; charset=utf-8' : 'application/json';
  return { outcome: 'answer', status: 200, contentType, text };
}

/** Undefined for what JSON has no word for. */
function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** What the plugin makes of a delivery; a text that says what is wrong where it makes nothing of it. */
export function messagesOf(
  { name, settings }: Configured,
  webhook: Webhook,
  delivery: WebhookDelivery,
  secrets: Readonly<Partial<Record<string, string>>>,
): readonly WebhookMessage[] | string {
  let told: unknown;
  try {
    told = webhook.parse(delivery, { name, settings });
  } catch (error) {
    return failureOf(error, masker(Object.values(secrets).filter((secret) => secret !== undefined))).message;
  }
  if (!Array.isArray(told)) return 'it gave no list of messages';
  if (told.length > MOST_MESSAGES) return `it gave more than ${MOST_MESSAGES} messages`;
  const messages: WebhookMessage[] = [];
  for (const each of told) {
    const { success, data, error } = WebhookMessage.safeParse(each);
    if (!success)
      return `it gave no message: ${error.issues[0]?.path.map(String).join('.')} ${error.issues[0]?.message}`;
    messages.push(data as WebhookMessage);
  }
  return messages;
}
