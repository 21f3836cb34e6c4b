/** Puts sessions and their decisions on a notice board: a plugin with the parts that most plugins need. */
import { definePlugin, type HttpQuery, judgeReply, type PureContext, type Reply } from '@msp/protocol';
import { z } from 'zod';

const settings = z.strictObject({
  url: z.url().describe('The address of the board, e.g. https://board.example.com'),
  wall: z
    .string()
    .regex(/^[a-z]+$/)
    .default('team')
    .describe('The wall that notices are put on.'),
});

type Context = PureContext<z.infer<typeof settings>, 'token'>;

/** A request to the board. `path` goes on from the address in the settings. */
const request = (
  { settings, secret }: Context,
  method: 'GET' | 'POST' | 'PUT',
  path: readonly (string | ReturnType<Context['link']>)[],
  body?: HttpQuery['request']['body'],
): HttpQuery => ({
  language: 'http',
  request: {
    method,
    url: [settings.url, ...path],
    headers: { authorization: secret('token', 'Bearer ') },
    ...(body !== undefined && { body }),
  },
});

/** What the board answers, as far as it is of interest: other fields may come and go. */
const Notice = z.object({ id: z.string(), text: z.string(), url: z.string() });
const Created = z.union([z.object({ error: z.string() }), Notice]);
const Found = z.object({ notices: z.array(Notice) });
const noticesIn = (reply: Reply) =>
  Found.safeParse(reply.kind === 'answer' ? reply.value : null).data?.notices;

export default definePlugin({
  contract: 1,
  manifest: {
    id: 'notice-board',
    name: 'Notice board',
    summary: 'Puts sessions and their decisions on a notice board',
    hosts: [],
    addresses: ['url'],
    secrets: {
      token: { label: 'Token', help: 'On the board: Profile → Tokens → New', env: ['NOTICE_BOARD_TOKEN'] },
    },
    limits: { perMinute: 120, concurrency: 2 },
  },
  settings,
  setup: (context) => [
    {
      key: `wall-${context.settings.wall}`,
      lane: 'setup',
      summary: `Make the wall ${context.settings.wall}`,
      query: request(context, 'PUT', [`/walls/${context.settings.wall}`]),
      delivery: 'idempotent',
    },
  ],
  hooks: {
    'session-started': (event, context) => [
      {
        key: event.sessionId,
        lane: event.sessionId,
        summary: `Notice for ${event.sessionId}`,
        query: request(context, 'POST', [`/walls/${context.settings.wall}/notices`], {
          reference: event.sessionId,
          text: event.data.goal ?? event.data.description ?? 'A session has started.',
        }),
        delivery: 'probe',
      },
    ],
    'decision-made': (event, context) => [
      {
        key: event.id,
        lane: event.sessionId,
        summary: `Decision: ${event.data.content}`,
        query: request(context, 'POST', ['/notices/', context.link(event.sessionId), '/replies'], {
          reference: event.id,
          text: `Decision ${context.number}: ${event.data.content}`,
        }),
        delivery: 'probe',
      },
    ],
  },
  judge(reply, operations, now) {
    const verdict = judgeReply(reply, now);
    if (verdict.outcome !== 'done' || reply.kind !== 'answer') return verdict;
    const { data } = Created.safeParse(reply.value);
    if (!data) return { outcome: 'retry', reason: 'the board did not say what it did' };
    if ('error' in data) return { outcome: 'failed', reason: data.error, hint: 'Look at the wall.' };
    return {
      outcome: 'done',
      links: operations.map(({ key }) => ({ local: key, remote: data.id, url: data.url })),
    };
  },
  probe: {
    ask({ key, query }) {
      const { url, headers = {} } = (query as HttpQuery).request;
      const parts = Array.isArray(url) ? url : [url];
      const address = [...parts, `?reference=${encodeURIComponent(key)}`];
      return { language: 'http', request: { method: 'GET', url: address, headers } };
    },
    found(reply, { key }) {
      const notices = noticesIn(reply);
      if (!notices) return { outcome: 'retry', reason: 'the board did not answer' };
      const [notice] = notices;
      return notice ? { outcome: 'done', links: [{ local: key, remote: notice.id, url: notice.url }] } : null;
    },
  },
  check: {
    ask: (context) => request(context, 'GET', ['/me']),
    read(reply) {
      const answer = reply.kind === 'answer' && reply.status === 200 ? reply.value : null;
      const { data } = z.object({ name: z.string() }).safeParse(answer);
      if (!data) throw new Error('The board does not know who we are: is the token right?');
      return { account: data.name };
    },
  },
  actions: {
    pin: {
      summary: 'Put a notice on the wall',
      input: z.strictObject({ text: z.string().min(1).describe('What it says.') }),
      run: ({ text }, context) => [
        {
          key: context.request,
          lane: context.request,
          summary: `Notice: ${text}`,
          query: request(context, 'POST', [`/walls/${context.settings.wall}/notices`], {
            reference: context.request,
            text,
          }),
          delivery: 'probe',
        },
      ],
    },
  },
  recall: {
    search: {
      summary: 'Find notices',
      input: z.strictObject({ words: z.string().min(1).describe('What they say.') }),
      ask: ({ words }, context) =>
        request(context, 'GET', [
          `/walls/${context.settings.wall}/notices?words=${encodeURIComponent(words.toWellFormed())}`,
        ]),
      read(reply) {
        const notices = noticesIn(reply);
        if (!notices) throw new Error('The board did not answer.');
        return notices.map(({ text, url }) => ({ title: text, url }));
      },
    },
  },
});
