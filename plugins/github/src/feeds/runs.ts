/** Runs of GitHub Actions on the branches of the sessions. Pure. */
import { many, Run } from '../answers.js';
import { inRepository } from '../queries.js';
import { ROUTES } from '../routes.js';
import { runItem } from './items.js';
import { dayOf, listFeed } from './lists.js';

/** So many branches are asked about: the one here, and those of the latest sessions. */
const BRANCHES = 5;

export const runs = listFeed({
  summary: 'Runs of GitHub Actions on the branches of your sessions',
  pages: 1,
  lists: ({ settings, branches, since }) =>
    settings.repositories.flatMap((repository) =>
      branches
        .filter((name) => name.length <= 200)
        .slice(0, BRANCHES)
        .map((branch) => ({
          ...{ id: `${repository} ${branch}`, repository },
          request: {
            route: ROUTES.runs,
            parameters: inRepository(repository, {
              ...{ branch, created: `>=${dayOf(since)}`, exclude_pull_requests: true, per_page: 50 },
            }),
          },
        })),
    ),
  items: (reply, repository) =>
    many(Run, reply, 'workflow_runs')?.map((run) => runItem(run, repository)) ?? null,
});
