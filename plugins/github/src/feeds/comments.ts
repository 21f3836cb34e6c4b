/** Comments on issues and pull requests, but for our own: what they say is here anyway. Pure. */
import { Comment, many } from '../answers.js';
import { inRepository, TEXT_PAGE } from '../queries.js';
import { ROUTES } from '../routes.js';
import { isMarked } from '../text.js';
import { commentItem } from './items.js';
import { dayOf, listFeed } from './lists.js';

export const comments = listFeed({
  summary: 'Recent comments on issues and pull requests',
  pages: 6,
  lists: ({ settings, since }) =>
    settings.repositories.map((repository) => ({
      ...{ id: repository, repository },
      request: {
        route: ROUTES.allComments,
        parameters: inRepository(repository, {
          ...{ sort: 'updated', direction: 'desc', since: dayOf(since), per_page: TEXT_PAGE },
        }),
      },
    })),
  items: (reply, repository) =>
    many(Comment, reply)
      ?.filter(({ body }) => !isMarked(body ?? ''))
      .map((comment) => commentItem(comment, repository)) ?? null,
});
