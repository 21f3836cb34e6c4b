import type { Json } from '@msp/protocol';
import type { Service, ServiceAnswer, ServiceRequest } from '../../fault-server/request.js';

/** What the tracker would answer. */
export function trackerService(): Service {
  const issues: Issue[] = [];
  const documents = new Map<string, Json>();
  const routes: Readonly<Record<string, (request: ServiceRequest) => ServiceAnswer>> = {
    'POST issues'({ value }) {
      const number = issues.push({
        number: issues.length + 1,
        external: member(value, 'external'),
        closed: false,
      });
      return { status: 201, body: { number } };
    },
    'GET issues': ({ query }) => ({
      body: issues.filter(({ external }) => external === query.get('external')) as Json,
    }),
    'PATCH issues'({ path }) {
      const found = issues.find(({ number }) => path.endsWith(`/${number}`));
      if (!found) return { status: 404, body: { message: 'There is no such issue' } };
      found.closed = true;
      return { status: 204 };
    },
    'PUT comments'({ path, value }) {
      documents.set(path, value);
      return { body: { ok: true } };
    },
    'PUT labels'({ path, value }) {
      documents.set(path, value);
      return { body: { ok: true } };
    },
    'GET teams': ({ path, headers }) => {
      if (path.split('/').length === 2) return { body: { teams: [{ key: 'WEB', name: 'Web' }], next: null } };
      const etag = `"${issues.length}"`;
      if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
      return { headers: { etag }, body: { issues: issues.map(issueOf), next: null } };
    },
    'GET me': () => ({ body: { name: 'ada' } }),
  };
  return {
    answer(request) {
      if (!request.headers.authorization?.startsWith('Bearer ')) return { status: 401 };
      const route = routes[`${request.method} ${request.path.split('/')[1]}`];
      return route ? route(request) : { status: 404, body: { message: 'There is no such page' } };
    },
    state: () => ({ issues, documents: [...documents] }),
  };
}

type Issue = { readonly number: number; readonly external: Json; closed: boolean };

const issueOf = ({ number, external, closed }: Issue): Json => ({
  ...{
    number,
    title: `Session ${String(external)}`,
    state: closed ? 'closed' : 'open',
    at: '2026-01-06T08:00:00Z',
    branch: 'main',
  },
});

const member = (value: Json, name: string): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? ((value as Record<string, Json>)[name] ?? null)
    : null;
