/** What became of a request of a tool. */
import type { WebhookMessage } from '@msp/protocol';

/** Why a request is refused, and the status with which the tool is told. */
const REFUSALS = {
  'no-webhook': [404, 'the plugin takes no webhooks'],
  method: [405, 'webhooks come by POST'],
  'too-large': [413, 'the body is too large'],
  'no-secret': [503, 'the secret with which it is checked is not set'],
  unsigned: [401, 'there is no signature'],
  tampered: [401, 'the signature is not right: another secret, or not what the tool sent'],
  stale: [401, 'its timestamp is missing, too old, or in the future'],
  'not-json': [400, 'the body is not JSON, or nested too deep'],
  // The tool heard nothing of our answer, and would send it again and again.
  replayed: [200, 'it was taken before'],
  plugin: [500, 'the plugin could not read it'],
} as const satisfies Readonly<Record<string, readonly [status: number, message: string]>>;

export type RefusalReason = keyof typeof REFUSALS;

/** What to do about a request, and what to answer. */
export type Received =
  | {
      readonly outcome: 'accepted';
      readonly status: 200;
      readonly messages: readonly WebhookMessage[];
      /** To be remembered in the same step in which the messages are kept: then it is not taken again. */
      readonly remember: readonly string[];
    }
  /** The tool asked whether we are there. Nothing else comes of it. */
  | {
      readonly outcome: 'answer';
      readonly status: 200;
      readonly contentType: 'text/plain; charset=utf-8' | 'application/json';
      readonly text: string;
    }
  | {
      readonly outcome: 'refused';
      readonly status: number;
      readonly reason: RefusalReason;
      /** For the log; secrets are masked. Not for whoever sent it. */
      readonly message: string;
    };

/** @param more what else there is to say */
export function refused(reason: RefusalReason, more?: string): Received {
  const [status, message] = REFUSALS[reason];
  return { outcome: 'refused', reason, status, message: more ? `${message}: ${more}` : message };
}
