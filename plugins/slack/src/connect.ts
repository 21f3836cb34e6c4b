/** The only file that talks to Slack: through its own kit, with the host's `fetch` and without the kit's retries and queue. */
import { setTimeout } from 'node:timers/promises';
import {
  type Answer,
  type ConnectContext,
  type JsonObject,
  parsedJson,
  type Reply,
  type Transport,
} from '@msp/protocol';
import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { MISSING_SECRET } from './answers.js';
import type { Secret } from './contract.js';
import { findKey, type Looking } from './find-key.js';
import { Call, type Method } from './queries.js';
import type { Settings } from './settings.js';

type Fetch = typeof globalThis.fetch;

/** The kit would write to the terminal. */
const SILENT: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};

/** Opens no connection yet: the first call does. */
export function connect(context: ConnectContext<Settings, Secret>): Transport {
  return {
    /** @throws the errors of the host's `fetch` as they are */
    async send(query, { signal }) {
      const wanted = Call.parse('document' in query ? query.document : null);
      const { call, arguments: input } = wanted;
      if (call === 'webhook' || call === 'webhook-address') return throughWebhook(context, wanted, signal);
      if (!context.secrets.botToken) return missing('The bot token of Slack is missing.');
      const ask = (method: Method, values: JsonObject) => askSlack(context, method, values, signal);
      const wait: Looking['wait'] = (milliseconds) => setTimeout(milliseconds, undefined, { signal });
      return call === 'find'
        ? findKey({ ask, wait }, wanted.within ?? 'conversations.history', input, wanted.key ?? '')
        : ask(call, input);
    },
  };
}

const missing = (message: string): Reply => ({
  ...{ kind: 'failure', reason: 'thrown', landed: 'no', code: MISSING_SECRET, message },
});

/** What came over the wire. The kit keeps neither the status nor most headers. */
interface Seen {
  status?: number;
  headers?: Record<string, string>;
  text?: string;
}

async function askSlack(
  { secrets, settings, fetch }: ConnectContext<Settings, Secret>,
  method: Method,
  input: JsonObject,
  signal: AbortSignal,
): Promise<Reply> {
  const seen: Seen = {};
  const client = new WebClient(secrets.botToken, {
    ...(settings.apiUrl !== undefined && { slackApiUrl: settings.apiUrl }),
    fetch: watched(fetch, signal, seen),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: SILENT,
  });
  try {
    await client.apiCall(method, input as Record<string, unknown>);
  } catch (error) {
    // Without a status there was no answer; with one but without a text the answer could not be read to its end.
    if (seen.status === undefined || (seen.status === 200 && seen.text === undefined))
      throw (error as { cause?: unknown }).cause ?? error;
  }
  return answerOf(seen);
}

/** The host's `fetch`, which can be stopped, and remembers what came. */
const watched =
  (fetch: Fetch, signal: AbortSignal, seen: Seen): Fetch =>
  async (input, init) => {
    const response = await fetch(input, { ...init, signal });
    seen.status = response.status;
    seen.headers = Object.fromEntries(response.headers);
    const { text } = response;
    Object.defineProperty(response, 'text', {
      value: async () => {
        seen.text = await text.call(response);
        return seen.text;
      },
    });
    return response;
  };

function answerOf({ status = 200, headers = {}, text = '' }: Seen): Reply {
  const value = parsedJson(text);
  if (value === undefined && status >= 200 && status < 300)
    return {
      ...{ kind: 'failure', reason: 'unreadable', landed: 'unknown', status, headers },
      message: 'What Slack answered is no JSON',
    };
  return { kind: 'answer', value: value ?? text.slice(0, 200), status, headers };
}

/** An incoming webhook: its address is the secret, and it answers with a word. */
async function throughWebhook(
  { secrets, fetch }: ConnectContext<Settings, Secret>,
  { call, arguments: input }: Call,
  signal: AbortSignal,
): Promise<Reply> {
  const { webhookUrl } = secrets;
  if (!webhookUrl) return missing('The address of the webhook of Slack is missing.');
  if (call === 'webhook-address') return addressAnswer(webhookUrl);
  const response = await fetch(webhookUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
    redirect: 'error',
    signal,
  });
  const value = await response.text();
  return { kind: 'answer', value, status: response.status, headers: Object.fromEntries(response.headers) };
}

/** Nothing can be asked of a webhook without posting: only what its address looks like is told. */
function addressAnswer(address: string): Answer {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isSlack = url !== null && /^hooks\.slack(-gov)?\.com$/.test(url.hostname);
  return {
    kind: 'answer',
    value: { ok: true, webhook: isSlack && url.protocol === 'https:', host: url?.hostname ?? null },
  };
}
