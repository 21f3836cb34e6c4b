/** Comments. Pure. */
import type { Question } from '@msp/protocol';
import { z } from 'zod';
import { Comment, many } from '../answers.js';
import { call } from '../call.js';
import type { Secret } from '../contract.js';
import { commentItem } from '../feeds/items.js';
import { troubleWith } from '../feeds/trouble.js';
import { inRepository } from '../queries.js';
import { ROUTES } from '../routes.js';
import type { Settings } from '../settings.js';
import { limit, number, recollection, repository, repositoryIn, repositoryOf } from './parts.js';

const input = z.strictObject({ issue: number.optional(), limit, repository });

export const comments: Question<Settings, Secret, z.infer<typeof input>> = {
  summary: 'Comments of an issue, or the latest of all',
  input,
  ask({ issue, limit: per_page, repository: name }, context) {
    const place = inRepository(repositoryOf(context, name), { per_page });
    return issue === undefined
      ? call({ route: ROUTES.allComments, parameters: { ...place, sort: 'updated', direction: 'desc' } })
      : call({ route: ROUTES.comments, parameters: { ...place, issue_number: issue } });
  },
  /** @throws where the reply is no list */
  read(reply) {
    const found = many(Comment, reply);
    if (found === null) throw troubleWith(reply, 'its comments');
    return found.map((comment) => recollection(commentItem(comment, repositoryIn(comment.html_url))));
  },
};
