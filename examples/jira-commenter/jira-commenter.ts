/** Comments on the Jira issue that a session is about when it ends. The issue is named by its branch, epic or goal. */
import {
  type ConnectContext,
  definePlugin,
  type HttpQuery,
  type Json,
  type Session,
  type Transport,
} from '@msp/protocol';
import { z } from 'zod';

const settings = z.strictObject({
  site: z.url().describe('The address of your Jira, e.g. https://acme.atlassian.net'),
  email: z.email().describe('The address that your account has there.'),
});

/** The issue of a session; undefined where nothing names one. @example 'feature/SHOP-12-tokens' → SHOP-12 */
const issueOf = ({ branch, epic, goal, description }: Session): string | undefined =>
  [branch, epic, goal, description]
    .map((text) => /\b[A-Z][A-Z0-9]{1,9}-\d{1,9}\b/.exec(text ?? '')?.[0])
    .find(Boolean);

/** As much of a text as a line of a comment needs. */
const short = (text: string): string => text.slice(0, 400).toWellFormed();

const text = (words: string): Json => ({ type: 'text', text: words });
const paragraph = (words: string): Json => ({ type: 'paragraph', content: [text(words)] });
const list = (title: string, items: readonly string[]): Json[] =>
  items.length === 0
    ? []
    : [
        { type: 'heading', attrs: { level: 4 }, content: [text(title)] },
        {
          type: 'bulletList',
          content: items.map((item) => ({ type: 'listItem', content: [paragraph(short(item))] })),
        },
      ];

/** The comment in Jira's own document format. Its first line tells it from all others: the probe looks for that. */
const comment = (session: Session): Json => ({
  type: 'doc',
  version: 1,
  content: [
    paragraph(markOf(session.id)),
    paragraph(`${session.duration ?? 0} h, ${session.startProgress}% → ${session.endProgress}%`),
    ...(session.summary === null ? [] : [paragraph(short(session.summary))]),
    ...list(
      'Updates',
      session.updates.slice(-10).map(({ description }) => description),
    ),
    ...list(
      'Decisions',
      session.decisions.slice(-10).map(({ content }) => content),
    ),
  ],
});

const markOf = (sessionId: string): string => `MSP session ${sessionId}`;

/** Jira wants the account and the token together, which no reference can make: so the plugin brings its own transport. */
function connect({
  settings: { email },
  secrets,
  fetch,
}: ConnectContext<z.infer<typeof settings>, 'token'>): Transport {
  const authorization = `Basic ${Buffer.from(`${email}:${secrets.token}`).toString('base64')}`;
  return {
    async send(query, { signal }) {
      const { method, url, body } = (query as HttpQuery).request;
      const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' };
      const content = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await fetch(String(url), { method, headers, signal, ...content });
      const answer = await response.text();
      const value = response.ok && answer !== '' ? JSON.parse(answer) : answer;
      return {
        kind: 'answer',
        value,
        status: response.status,
        headers: Object.fromEntries(response.headers),
      };
    },
  };
}

export default definePlugin({
  contract: 1,
  manifest: {
    id: 'jira-commenter',
    name: 'Jira commenter',
    summary: 'Comments on the issue that a session is about when it ends',
    hosts: [],
    addresses: ['site'],
    secrets: {
      token: {
        label: 'API token',
        help: 'id.atlassian.com → Security → API tokens → Create',
        env: ['JIRA_API_TOKEN'],
      },
    },
    environment: { site: ['JIRA_URL'], email: ['JIRA_EMAIL'] },
  },
  settings,
  hooks: {
    'session-ended': (event, context) => {
      const session = context.records();
      const issue = issueOf(session);
      if (!issue) return [];
      return [
        {
          key: event.sessionId,
          lane: issue,
          summary: `Comment on ${issue}`,
          query: {
            language: 'http',
            request: {
              method: 'POST',
              url: `${context.settings.site}/rest/api/3/issue/${issue}/comment`,
              body: { body: comment(session) },
            },
          },
          delivery: 'probe',
        },
      ];
    },
  },
  connect: async () => ({ connect }),
  probe: {
    ask: ({ query }) => {
      const url = `${(query as HttpQuery).request.url}?orderBy=-created&maxResults=50`;
      return { language: 'http', request: { method: 'GET', url } };
    },
    found(reply, { key }) {
      const { data } = z
        .object({ comments: z.array(z.object({ body: z.json() })) })
        .safeParse(reply.kind === 'answer' && reply.status === 200 ? reply.value : null);
      if (!data) return { outcome: 'retry', reason: 'Jira did not list the comments' };
      const mark = JSON.stringify(markOf(key));
      return data.comments.some(({ body }) => JSON.stringify(body).includes(mark))
        ? { outcome: 'done' }
        : null;
    },
  },
  check: {
    ask: ({ settings }) => ({
      language: 'http',
      request: { method: 'GET', url: `${settings.site}/rest/api/3/myself` },
    }),
    read(reply) {
      const { data } = z
        .object({ displayName: z.string() })
        .safeParse(reply.kind === 'answer' && reply.status === 200 ? reply.value : null);
      if (!data) throw new Error('Jira does not take the account and the token.');
      return { account: data.displayName };
    },
  },
});
