/** Tells a Slack channel what happens: one message a session, everything else in its thread. */
import { definePlugin, type Json, judgeReply, type PureContext, type Verdict } from '@msp/protocol';
import { z } from 'zod';

const settings = z.strictObject({
  channel: z
    .string()
    .regex(/^[CG][A-Z0-9]{2,20}$/)
    .describe("The channel's id: its details → About, at the end."),
  address: z.url().default('https://slack.com/api').describe("Slack's API, or a proxy of it."),
});

type Context = PureContext<z.infer<typeof settings>, 'token'>;

/** Far below what Slack takes, in characters. */
const LONGEST = 3000;

/** Slack's own marks begin with these three, so that what people wrote stays what it is. */
const escaped = (text: string): string =>
  text
    .slice(0, LONGEST)
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const call = ({ settings, secret }: Context, method: string, body: Json) => ({
  language: 'http' as const,
  request: {
    method: 'POST' as const,
    url: `${settings.address}/${method}`,
    headers: { authorization: secret('token', 'Bearer ') },
    body,
  },
});

/** A message. Slack cannot be asked whether it has one already: after a lost answer it may come twice. */
const message = (
  context: Context,
  place: { key: string; lane: string },
  text: string,
  thread: Json = null,
) => [
  {
    ...place,
    summary: text,
    query: call(context, 'chat.postMessage', {
      channel: context.settings.channel,
      text,
      ...(thread !== null && { thread_ts: thread }),
    }),
    delivery: 'at-least-once' as const,
  },
];

/** A message in the session's thread. */
const reply = (context: Context, { id, sessionId }: { id: string; sessionId: string }, text: string) =>
  message(context, { key: id, lane: sessionId }, text, context.link(sessionId));

const REFUSED = /^(invalid_auth|not_authed|account_inactive|token_revoked|token_expired|missing_scope)$/;
const NO_CHANNEL = /^(channel_not_found|not_in_channel|is_archived)$/;
const LATER = /^(internal_error|fatal_error|service_unavailable|request_timeout)$/;

/** What Slack means by an error. It answers 200 then, too. */
function verdictOn(error: string): Verdict {
  const reason = `Slack says ${error}`;
  if (REFUSED.test(error))
    return { outcome: 'failed', scope: 'plugin', reason, hint: 'Set a token with the scope chat:write.' };
  if (NO_CHANNEL.test(error))
    return { outcome: 'failed', scope: 'plugin', reason, hint: 'Invite the bot into the channel: /invite' };
  return LATER.test(error) ? { outcome: 'retry', reason } : { outcome: 'failed', reason };
}

const Answer = z.object({ ok: z.boolean(), error: z.string().optional(), ts: z.string().optional() });

export default definePlugin({
  contract: 1,
  manifest: {
    id: 'slack-notifier',
    name: 'Slack notifier',
    summary: 'Tells a channel what happens, each session in a thread of its own',
    hosts: ['slack.com'],
    addresses: ['address'],
    secrets: {
      token: {
        label: 'Bot token',
        help: 'api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token, with the scope chat:write',
        env: ['SLACK_BOT_TOKEN'],
      },
    },
    limits: { perMinute: 50, concurrency: 1 },
  },
  settings,
  hooks: {
    'session-started': ({ sessionId, project, user, data }, context) =>
      message(
        context,
        { key: sessionId, lane: sessionId },
        escaped(`${user} works on ${project}: ${data.goal ?? data.description ?? 'a new session'}`),
      ),
    'decision-made': (event, context) => reply(context, event, `*Decided*: ${escaped(event.data.content)}`),
    'blocker-raised': (event, context) =>
      reply(context, event, `*Blocked*: ${escaped(event.data.description)}`),
    'session-ended': (event, context) => {
      const { duration, startProgress, endProgress, counts } = context.session;
      const figures = `${duration ?? 0} h, ${startProgress}% → ${endProgress}%, ${counts.decisions} decisions`;
      return reply(context, event, `*Ended* (${figures}): ${escaped(event.data.summary ?? 'no summary')}`);
    },
  },
  judge(answer, operations, now) {
    const verdict = judgeReply(answer, now);
    if (verdict.outcome !== 'done' || answer.kind !== 'answer') return verdict;
    const { data } = Answer.safeParse(answer.value);
    if (!data) return { outcome: 'retry', reason: 'Slack did not say what it did' };
    if (!data.ok) return verdictOn(data.error ?? 'no');
    const { ts } = data;
    return {
      outcome: 'done',
      links: operations.flatMap(({ key }) => (ts ? [{ local: key, remote: ts }] : [])),
    };
  },
  check: {
    ask: (context) => call(context, 'auth.test', {}),
    read(answer) {
      const { data } = z
        .object({ ok: z.literal(true), team: z.string(), user: z.string() })
        .safeParse(answer.kind === 'answer' ? answer.value : null);
      if (!data) throw new Error('Slack does not take the token.');
      return { account: `${data.user} in ${data.team}` };
    },
  },
});
