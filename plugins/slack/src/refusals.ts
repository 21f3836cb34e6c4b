/** What Slack's error codes mean. Those of the Web API and those of incoming webhooks, which answer them as plain text. Pure. */
import { authenticationFailed, type Failed, type Retry } from '@msp/protocol';
import type { Refusal } from './answers.js';

/** What follows, and for how many: `message` where only this message is at fault, `place` where every message to there is. */
export type Meaning = {
  readonly verdict: Failed | Retry | { readonly outcome: 'done' };
  readonly reach: 'message' | 'place';
};

const AGAIN = 'msp outbox retry --plugin slack --all';

const all = (...codes: readonly string[]) => new Set(codes);

const AUTHENTICATION = all(
  ...[
    'invalid_auth',
    'not_authed',
    'token_revoked',
    'token_expired',
    'account_inactive',
    'ekm_access_denied',
  ],
  ...[
    'org_login_required',
    'invalid_token',
    'two_factor_setup_required',
    'team_disabled',
    'no_team',
    'access_denied',
  ],
);
const WEBHOOK_GONE = all('no_service', 'no_service_id', 'no_active_hooks');
/** Slack is busy or broken. */
const LATER = all(
  ...[
    'internal_error',
    'fatal_error',
    'service_unavailable',
    'request_timeout',
    'team_added_to_org',
    'rollup_error',
  ],
);
const LIMITED = all('ratelimited', 'rate_limited', 'message_limit_exceeded');
/** The first message of a thread may not be changed any more, or was deleted: it says less then, and nothing is lost. */
const SETTLED = all('edit_window_closed', 'cant_update_message', 'message_not_found');

const DELETED =
  'The first message of the thread was deleted in Slack, and Slack takes no answers to it. What is recorded stays in MSP. `msp outbox discard` gives these messages up.';
/** Of a place, with what a person can do about it. */
const PLACES: Readonly<Record<string, string>> = {
  channel_not_found: `Invite the bot into the channel with \`/invite @\` and its name, then: ${AGAIN}. For new sessions another one can be picked: msp configure slack`,
  not_in_channel: `Invite the bot into the channel: write \`/invite @\` and its name there. Then: ${AGAIN}`,
  is_archived: `The channel was archived. Restore it in Slack, then: ${AGAIN}. For new sessions another one can be picked: msp configure slack`,
  channel_is_archived: `The channel was archived. Restore it in Slack, or make a webhook for another one: msp add slack. Then: ${AGAIN}`,
  action_prohibited: 'An administrator of the workspace does not allow it.',
  restricted_action: 'An administrator of the workspace does not allow it.',
  restricted_action_read_only_channel:
    'Only some people may post in this channel: pick another one: msp configure slack',
  restricted_action_thread_only_channel:
    'This channel takes replies only: pick another one: msp configure slack',
  restricted_action_thread_locked: 'The thread is locked.',
  posting_to_general_channel_denied:
    'Only some people may post in this channel: pick another one: msp configure slack',
  thread_not_found: DELETED,
  cannot_reply_to_message: DELETED,
};

const failed = (reason: string, hint?: string): Failed => ({
  outcome: 'failed',
  reason,
  ...(hint && { hint }),
});

/** @param after milliseconds that Slack asks to wait, where it does */
export function meaningOf(refusal: Refusal, after: number | undefined): Meaning {
  const { error } = refusal;
  if (LIMITED.has(error)) {
    const wait = after === undefined ? {} : { after };
    return place({
      outcome: 'retry',
      reason: 'the rate limit is reached',
      scope: 'plugin',
      landed: 'no',
      ...wait,
    });
  }
  if (AUTHENTICATION.has(error)) return place(authentication(error));
  if (WEBHOOK_GONE.has(error))
    return place({
      ...failed(
        'The webhook does not exist any more.',
        `Make a new one: \`msp add slack\` asks for its address. (Slack says: ${error})`,
      ),
      scope: 'plugin',
    });
  if (LATER.has(error)) return place({ outcome: 'retry', reason: `Slack says: ${error}`, landed: 'unknown' });
  if (SETTLED.has(error)) return { verdict: { outcome: 'done' }, reach: 'message' };
  if (error === 'missing_scope') return place(scopeMissing(refusal));
  const hint = Object.hasOwn(PLACES, error) ? PLACES[error] : undefined;
  if (hint !== undefined) return place(failed(`Slack refused it: ${error}`, hint));
  const details = refusal.response_metadata?.messages?.join('; ').slice(0, 300) ?? '';
  const reason = `Slack refused it: ${error.slice(0, 100)}${details && ` (${details})`}`;
  return { verdict: failed(reason), reach: 'message' };
}

function authentication(error: string): Failed {
  const verdict = authenticationFailed('Slack', 'slack');
  return { ...verdict, hint: `${verdict.hint}. (Slack says: ${error})` };
}

const place = (verdict: Failed | Retry): Meaning => ({ verdict, reach: 'place' });

function scopeMissing({ needed, provided }: Refusal): Failed {
  return failed(
    `The bot lacks a scope${needed ? `: ${needed}` : ''}.`,
    `Add it at api.slack.com/apps → your app → OAuth & Permissions → Bot Token Scopes, install the app again, then: ${AGAIN}${
      provided ? ` (it has ${provided})` : ''
    }`,
  );
}
