/** Commits. Pure. */
import type { Question } from '@msp/protocol';
import { z } from 'zod';
import { Commit, many } from '../answers.js';
import { call } from '../call.js';
import type { Secret } from '../contract.js';
import { commitItem } from '../feeds/items.js';
import { troubleWith } from '../feeds/trouble.js';
import { inRepository } from '../queries.js';
import { ROUTES } from '../routes.js';
import type { Settings } from '../settings.js';
import { limit, recollection, repository, repositoryIn, repositoryOf } from './parts.js';

const input = z.strictObject({
  branch: z.string().min(1).max(200).optional(),
  path: z.string().min(1).max(1000).optional().describe('Only those that changed this file or folder.'),
  ...{ limit, repository },
});

export const commits: Question<Settings, Secret, z.infer<typeof input>> = {
  summary: 'Commits of a branch, the newest first',
  input,
  ask: ({ branch, path, limit: per_page, repository: name }, context) =>
    call({
      route: ROUTES.commits,
      parameters: inRepository(repositoryOf(context, name), {
        ...{ per_page, ...(branch !== undefined && { sha: branch }), ...(path !== undefined && { path }) },
      }),
    }),
  /** @throws where the reply is no list */
  read(reply) {
    const found = many(Commit, reply);
    if (found === null) throw troubleWith(reply, 'its commits');
    return found.map((commit) => {
      const item = commitItem(commit, {
        ...{ repository: repositoryIn(commit.html_url), branch: '', isDefault: false, several: false },
      });
      return {
        ...recollection(item),
        values: { commit: commit.sha, ...(item.author && { author: item.author }) },
      };
    });
  },
};
