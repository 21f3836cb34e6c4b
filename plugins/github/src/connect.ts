/** The only file that talks to GitHub, by way of its own SDK. Keep it thin: what can be wrong belongs into the others. */
import { setTimeout } from 'node:timers/promises';
import { type ConnectContext, type Json, parsedJson, type Reply, type Transport } from '@msp/protocol';
import { Octokit } from '@octokit/rest';
import { Call } from './call.js';
import type { Secret } from './contract.js';
import { isClosed } from './feeds/trouble.js';
import { chosen, holds, nextPage, refusalOf } from './sending.js';
import type { Settings } from './settings.js';

const silent = () => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };

/** Opens no connection yet: the first call does. */
export function connect({ settings, secrets, fetch }: ConnectContext<Settings, Secret>): Transport {
  const baseUrl = settings.apiUrl?.replace(/\/+$/, '') ?? 'https://api.github.com';
  const client = new Octokit({
    ...{ auth: secrets.token, baseUrl, log, userAgent: 'msp' },
    // The answer is read here: the SDK takes one that breaks off for an empty one.
    request: { fetch, log, parseSuccessResponseBody: false },
  });
  return {
    /** @throws what `fetch` throws: MSP knows its codes */
    send(query, { signal }) {
      const call = Call.parse('document' in query ? query.document : null);
      return sendCall(new Sender(client, baseUrl, signal), call);
    },
  };
}

async function sendCall(sender: Sender, call: Call): Promise<Reply> {
  if (!call.find) return seen(await sender.list(call), call);
  const { optional, marker, openSince, ...looking } = call.find;
  const reply = await sender.list({ ...looking, ...(marker !== undefined && { until: marker }) });
  if (optional && reply.status === 404) return { ...reply, kind: 'answer', status: 200, value: [] };
  if (reply.kind === 'failure' || reply.status !== 200) return reply;
  const number = chosen(reply.value, { marker, openSince, number: looking.parameters.issue_number });
  if (number !== null)
    return sender.list({ ...call, parameters: { ...call.parameters, issue_number: number } });
  if (!marker || !nextPage(reply)) return { ...reply, value: [] };
  const message = 'there are more issues than are looked through, and none of them bears the mark';
  return { kind: 'failure', reason: 'thrown', landed: 'no', message };
}

/** What is not shown to us is nothing, where that is all right. */
const seen = (reply: Reply, { optional = false }: Call): Reply =>
  optional && isClosed(reply) ? { ...reply, kind: 'answer', status: 200, value: null } : reply;

/** A request with its answer as the SDK has it. */
interface Answered {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly data?: unknown;
}

type Request = Pick<Call, 'route' | 'parameters' | 'headers' | 'pages' | 'until'>;

/** Milliseconds: with them, no minute has more requests than GitHub's secondary limits allow, however fast it answers. */
const BETWEEN_PAGES = 200;

/** Does it hold what is looked for? Newer pages come at the end of what was put together. */
const isSeen = (reply: Reply, { until }: Request): boolean =>
  until !== undefined && reply.kind === 'answer' && holds(reply.value, until);

class Sender {
  readonly #client: Octokit;
  readonly #baseUrl: string;
  readonly #signal: AbortSignal;

  constructor(client: Octokit, baseUrl: string, signal: AbortSignal) {
    this.#client = client;
    this.#baseUrl = baseUrl;
    this.#signal = signal;
  }

  /** As many pages as are asked for, put together. */
  async list(request: Request): Promise<Reply> {
    let reply = await this.one(request);
    for (
      let page = 2;
      page <= (request.pages ?? 1) && nextPage(reply) && !isSeen(reply, request);
      page += 1
    ) {
      await this.#pause();
      const next = await this.one({ ...request, parameters: { ...request.parameters, page } });
      if (next.kind === 'failure' || next.status !== 200) return next;
      const values = [reply, next].flatMap((each) => (each.kind === 'answer' ? each.value : []));
      reply = { ...next, value: values as Json };
    }
    return reply;
  }

  /** @throws why it was given up, as `fetch` does */
  async #pause(): Promise<void> {
    await setTimeout(BETWEEN_PAGES, null, { signal: this.#signal }).catch(() =>
      this.#signal.throwIfAborted(),
    );
  }

  async one({ route, parameters, headers = {} }: Request): Promise<Reply> {
    const refusal = refusalOf(route, parameters);
    if (refusal !== null) return { kind: 'failure', reason: 'thrown', landed: 'no', message: refusal };
    try {
      const given = {
        ...parameters,
        ...(Array.isArray(parameters.body) && { body: parameters.body.join('') }),
        // On GitHub Enterprise, GraphQL stands beside the version of the other endpoints.
        ...(route === 'POST /graphql' && { baseUrl: this.#baseUrl.replace(/\/v3$/, '') }),
        headers: { 'x-github-api-version': '2022-11-28', ...headers },
        request: { signal: this.#signal },
      };
      return await replyTo((await this.#client.request(route, given)) as unknown as Answered);
    } catch (error) {
      return refusedReply(error as { response?: Answered; cause?: unknown });
    }
  }
}

/** GitHub said yes. */
async function replyTo({ status, headers, data }: Answered): Promise<Reply> {
  const facts = { status, headers: plain(headers) };
  const text = data instanceof ReadableStream ? await new Response(data).text() : '';
  if (status >= 300 || text === '') return { kind: 'answer', value: null, ...facts };
  const value = parsedJson(text);
  if (value !== undefined) return { kind: 'answer', value, ...facts };
  const message = 'the answer breaks off, or is not from GitHub';
  return { kind: 'failure', reason: 'unreadable', landed: 'unknown', message, ...facts };
}

/** GitHub said no, or nothing new; the SDK throws both. Whatever else broke it calls "HTTP 500", with the truth as its cause. */
function refusedReply(error: { response?: Answered; cause?: unknown }): Reply {
  if (!error.response) throw error.cause ?? error;
  const { status, headers, data } = error.response;
  return { kind: 'answer', value: (data ?? null) as Json, status, headers: plain(headers) };
}

const plain = (headers: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
