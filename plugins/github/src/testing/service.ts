/** A small stand-in for GitHub: it does what GitHub documents, and refuses as GitHub does. The certification sends to it. */
import { createHash } from 'node:crypto';
import type { Service, ServiceAnswer, ServiceRequest } from '@msp/testing';
import { endpoints, type Permission } from './endpoints.js';
import { refused } from './replies.js';
import { Repository } from './repository.js';
import { account } from './shapes.js';

export class GitHub implements Service {
  readonly repositories = new Map<string, Repository>();
  /** Permissions that the token lacks. */
  readonly lacking = new Set<Permission>();
  /** Is the token revoked or expired? */
  revoked = false;
  /** Requests that are left until `reset`, milliseconds since 1970. */
  remaining = 5000;
  reset = Date.parse('2026-11-21T11:00:00Z');
  /** Waits so many seconds, as the secondary limit asks for. */
  slower: number | null = null;
  /** Where repositories were moved to, by their old names. */
  readonly moved = new Map<string, string>();
  readonly #now: () => Date;

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  /** The time as GitHub writes it. */
  readonly time = (): string =>
    this.#now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');

  /** A repository, made where there is none. */
  repository(name: string): Repository {
    const made = this.repositories.get(name) ?? new Repository(name, this.time);
    this.repositories.set(name, made);
    return made;
  }

  answer(request: ServiceRequest): ServiceAnswer {
    const answer = this.#admitted(request);
    const { status = 200, body } = answer;
    const etag = `W/"${createHash('sha1')
      .update(JSON.stringify(body ?? null))
      .digest('hex')}"`;
    const unchanged = request.method === 'GET' && status === 200 && request.headers['if-none-match'] === etag;
    if (!unchanged && this.remaining > 0) this.remaining -= 1;
    const headers = {
      ...{ 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': String(this.remaining) },
      ...{ 'x-ratelimit-reset': String(Math.ceil(this.reset / 1000)), 'x-ratelimit-resource': 'core' },
      ...(request.method === 'GET' && status === 200 && { etag }),
      ...answer.headers,
    };
    return unchanged
      ? { status: 304, headers, body: '' }
      : { status, headers, ...(body !== undefined && { body }) };
  }

  #admitted(request: ServiceRequest): ServiceAnswer {
    const token = /^(?:token|Bearer) (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!token) return refused(401, 'Requires authentication');
    if (this.revoked) return refused(401, 'Bad credentials');
    if (this.remaining === 0)
      return refused(
        403,
        'API rate limit exceeded for user ID 1. If you reach out to GitHub Support for help, please include the request ID.',
      );
    if (this.slower !== null && request.method !== 'GET') {
      const headers = { 'retry-after': String(this.slower) };
      return {
        ...refused(
          403,
          'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        ),
        headers,
      };
    }
    if (request.path === '/user') return { body: account('ada'), headers: { 'x-oauth-scopes': 'repo' } };
    return this.#routed(request);
  }

  #routed(request: ServiceRequest): ServiceAnswer {
    for (const [method, pattern, needs, act] of endpoints) {
      const [found, ...parts] = method === request.method ? (pattern.exec(request.path) ?? []) : [];
      if (found === undefined) continue;
      if (needs !== null && this.lacking.has(needs)) {
        const headers = { 'x-accepted-github-permissions': needs };
        return { ...refused(403, 'Resource not accessible by personal access token'), headers };
      }
      return act(this, request, parts.map(decodeURIComponent));
    }
    return refused(404, 'Not Found');
  }

  state(): unknown {
    return [...this.repositories].map(([name, repository]) => [name, repository.state()]);
  }
}

/** The branch of the sessions of the certification. */
const USUAL_BRANCH = 'The usual branch';

/** Made anew: a repository with issues, a pull request, commits, a run and a workflow, and one with hardly anything. */
export function service(): GitHub {
  const github = new GitHub();
  const repository = github.repository('ada/webshop');
  for (let number = 1; number <= 7; number += 1) repository.open({ title: `Issue ${number}` });
  for (const head of ['tokens', USUAL_BRANCH]) repository.open({ title: 'Tokens', head });
  repository.push('main', ['Begin', 'Go on'], '2026-11-20T09:00:00Z');
  repository.push('tokens', ['Begin', 'Rotate tokens\n\nEvery hour.'], '2026-11-20T10:00:00Z');
  repository.start('main', 'Notes');
  repository.comment(7, 'Looks good');
  // One without a commit.
  github.repository('ada/notes').open({ title: 'Note' });
  return github;
}
