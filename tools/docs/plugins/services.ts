/** Small stand-ins for the tools that the examples speak to, kept to what their documentation says of these few requests. */
import type { Json } from '@msp/protocol';
import type { Service, ServiceRequest } from '@msp/testing';

const fieldOf = (value: Json, name: string): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? String((value as Record<string, Json>)[name] ?? '')
    : '';

const TOKEN = 'token-of-the-tests';
const hasToken = ({ headers }: ServiceRequest) => headers.authorization === `Bearer ${TOKEN}`;

/** The secrets that these services let in. */
export const SECRETS = {
  NOTICE_BOARD_TOKEN: TOKEN,
  SLACK_BOT_TOKEN: TOKEN,
  JIRA_API_TOKEN: TOKEN,
} as const;

/** Takes anything. */
export const webhook = (): Service => ({ answer: () => ({ body: { ok: true } }) });

/** A notice as the board keeps it. */
interface Notice {
  readonly id: string;
  readonly text: string;
  readonly url: string;
  readonly reference: string;
  /** The wall, or the notice that it answers. */
  readonly on: string;
}

/** The notice board of docs/plugins/write.md. */
export function noticeBoard(): Service {
  const walls = new Set<string>();
  const notices: Notice[] = [];
  const post = (on: string, value: Json) => {
    const id = `n${notices.length + 1}`;
    const [reference, text] = [fieldOf(value, 'reference'), fieldOf(value, 'text')];
    notices.push({ id, text, reference, on, url: `https://board.example.com/${id}` });
    return { status: 201, body: { ...(notices.at(-1) as Notice) } };
  };
  const found = (on: string, { query }: ServiceRequest) => {
    const [reference, words] = [query.get('reference'), query.get('words')];
    const fits = (notice: Notice) =>
      notice.on === on &&
      (reference === null || notice.reference === reference) &&
      (words === null || notice.text.includes(words));
    return { body: { notices: notices.filter(fits).map((notice) => ({ ...notice })) } };
  };
  return {
    answer(request) {
      const { method, path, value } = request;
      if (!hasToken(request)) return { status: 401 };
      if (path === '/me') return { body: { name: 'ada' } };
      const [, kind = '', on = '', rest] = path.split('/');
      if (method === 'PUT') {
        walls.add(on);
        return { body: { id: on, text: '', url: `https://board.example.com/walls/${on}` } };
      }
      const there = kind === 'walls' ? walls.has(on) : notices.some(({ id }) => id === on);
      if (!rest || !there) return { status: 404 };
      if (fieldOf(value, 'text').includes('forbidden'))
        return { body: { error: 'The wall does not take that.' } };
      return method === 'POST' ? post(on, value) : found(on, request);
    },
    state: () => ({ walls: [...walls], notices }),
  };
}

/** A workspace of Slack with one channel. */
export function slack(channel = 'C0123456789'): Service {
  const messages: Record<string, Json>[] = [];
  return {
    answer(request) {
      const { path, value } = request;
      if (!hasToken(request)) return { body: { ok: false, error: 'invalid_auth' } };
      if (path.endsWith('/auth.test')) return { body: { ok: true, team: 'Acme', user: 'msp' } };
      if (!path.endsWith('/chat.postMessage')) return { body: { ok: false, error: 'unknown_method' } };
      if (fieldOf(value, 'channel') !== channel) return { body: { ok: false, error: 'channel_not_found' } };
      const ts = `1763715600.${String(messages.length).padStart(6, '0')}`;
      messages.push({ ...(value as Record<string, Json>), ts });
      return { body: { ok: true, channel, ts } };
    },
    state: () => messages,
  };
}

/** A Jira with one issue. */
export function jira(issue = 'SHOP-12', account = 'ada@example.com'): Service {
  const comments: { id: string; body: Json }[] = [];
  const wanted = `Basic ${Buffer.from(`${account}:${TOKEN}`).toString('base64')}`;
  return {
    answer({ method, path, headers, value }) {
      if (headers.authorization !== wanted) return { status: 401, body: 'Client must be authenticated' };
      if (path === '/rest/api/3/myself') return { body: { displayName: 'Ada Lovelace' } };
      if (path !== `/rest/api/3/issue/${issue}/comment`)
        return {
          status: 404,
          body: { errorMessages: ['Issue does not exist or you do not have permission to see it.'] },
        };
      if (method === 'GET') return { body: { comments: comments.toReversed(), total: comments.length } };
      const { body = null } = value as { body?: Json };
      comments.push({ id: String(10_000 + comments.length), body });
      return { status: 201, body: { ...(comments.at(-1) as { id: string; body: Json }) } };
    },
    state: () => comments,
  };
}
