/** Issues and pull requests. Pure. */
import type { Question, Recollection, Reply } from '@msp/protocol';
import { z } from 'zod';
import { Issue, many } from '../answers.js';
import { call } from '../call.js';
import type { InRequest, Secret } from '../contract.js';
import { issueItem } from '../feeds/items.js';
import { troubleWith } from '../feeds/trouble.js';
import { inRepository } from '../queries.js';
import { ROUTES } from '../routes.js';
import type { Settings } from '../settings.js';
import { limit, recollection, repository, repositoryIn, repositoryOf } from './parts.js';

type Of<Input> = Question<Settings, Secret, Input>;

/** @throws where the reply is no list */
function read(reply: Reply, key?: string): Recollection[] {
  const found = many(Issue, reply, key);
  if (found === null) throw troubleWith(reply, 'its issues');
  const item = (issue: Issue) =>
    issueItem(issue, { repository: repositoryIn(issue.html_url), isFirst: true, isOurs: false });
  return found.map((issue) => recollection(item(issue)));
}

const state = z.enum(['open', 'closed', 'all']).default('open');
const input = z.strictObject({ state, limit, repository, label: z.string().min(1).max(50).optional() });
type Input = z.infer<typeof input>;

export const issues: Of<Input> = {
  summary: 'Issues and pull requests, those that changed last first',
  input,
  ask: ({ state: which, limit: per_page, repository: name, label }, context) =>
    call({
      route: ROUTES.issues,
      parameters: inRepository(repositoryOf(context, name), {
        ...{ state: which, sort: 'updated', direction: 'desc', per_page },
        ...(label !== undefined && { labels: label }),
      }),
    }),
  read: (reply) => read(reply),
};

const pullsInput = z.strictObject({
  ...{ state, limit, repository },
  branch: z.string().min(1).max(200).optional().describe('Only those of this branch.'),
});

export const pulls: Of<z.infer<typeof pullsInput>> = {
  summary: 'Pull requests, those that changed last first',
  input: pullsInput,
  ask({ state: which, limit: per_page, repository: name, branch }, context) {
    const place = inRepository(repositoryOf(context, name));
    const head = branch === undefined ? {} : { head: `${place.owner}:${branch}` };
    const order = { state: which, sort: 'updated', direction: 'desc', per_page };
    return call({ route: ROUTES.pulls, parameters: { ...place, ...order, ...head } });
  },
  read: (reply) => read(reply),
};

const words = z.strictObject({
  words: z.string().min(1).max(200).describe('What is looked for.'),
  limit,
  repository,
});

/** Quotes and colons would be instructions to the search: people's words are words. */
const plain = (text: string): string =>
  text
    .replace(/["':()\\]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function searchQuery(text: string, name: string | undefined, context: InRequest): string {
  return `repo:${repositoryOf(context, name)} ${plain(text) || text.trim()}`.trim();
}

export const search: Of<z.infer<typeof words>> = {
  summary: 'Find issues and pull requests by words',
  input: words,
  ask: ({ words: text, limit: per_page, repository: name }, context) =>
    call({ route: ROUTES.search, parameters: { q: searchQuery(text, name, context), per_page } }),
  read: (reply) => read(reply, 'items'),
};
