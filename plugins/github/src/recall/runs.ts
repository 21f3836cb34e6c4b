/** Runs of GitHub Actions, and their jobs. Pure. */
import type { Question } from '@msp/protocol';
import { z } from 'zod';
import { many, Run } from '../answers.js';
import { call } from '../call.js';
import type { Secret } from '../contract.js';
import { runItem } from '../feeds/items.js';
import { troubleWith } from '../feeds/trouble.js';
import { inRepository, PAGE } from '../queries.js';
import { ROUTES } from '../routes.js';
import type { Settings } from '../settings.js';
import { limit, recollection, repository, repositoryIn, repositoryOf } from './parts.js';

type Of<Input> = Question<Settings, Secret, Input>;

const input = z.strictObject({
  branch: z.string().min(1).max(200).optional().describe("Default: the session's; without one, all."),
  ...{ limit, repository },
});

export const runs: Of<z.infer<typeof input>> = {
  summary: 'Runs of GitHub Actions on a branch',
  input,
  ask({ branch, limit: per_page, repository: name }, context) {
    const which = branch ?? context.session?.branch ?? undefined;
    return call({
      route: ROUTES.runs,
      parameters: inRepository(repositoryOf(context, name), {
        ...{ per_page, exclude_pull_requests: true, ...(which && { branch: which }) },
      }),
    });
  },
  /** @throws where the reply is no list */
  read(reply) {
    const found = many(Run, reply, 'workflow_runs');
    if (found === null) throw troubleWith(reply, 'its runs');
    return found.map((run) => {
      const told = recollection(runItem(run, repositoryIn(run.html_url)));
      return { ...told, values: { run: run.id, ...told.values } };
    });
  },
};

const Job = z.object({
  id: z.int(),
  name: z.string().min(1),
  status: z.string().nullish(),
  conclusion: z.string().nullish(),
  html_url: Run.shape.html_url,
  completed_at: Run.shape.created_at,
  steps: z
    .array(z.object({ name: z.string(), conclusion: z.string().nullish() }))
    .nullish()
    .catch(null),
});
const jobsInput = z.strictObject({
  run: z.coerce.number().int().min(1).describe('The id of the run, as `runs` tells it.'),
  ...{ repository },
});

/** A job that failed tells at which of its steps. */
export const jobs: Of<z.infer<typeof jobsInput>> = {
  summary: 'The jobs of a run, and the steps at which they failed',
  input: jobsInput,
  ask: ({ run, repository: name }, context) =>
    call({
      route: ROUTES.jobs,
      parameters: inRepository(repositoryOf(context, name), { run_id: run, per_page: PAGE }),
    }),
  /** @throws where the reply is no list */
  read(reply) {
    const found = many(Job, reply, 'jobs');
    if (found === null) throw troubleWith(reply, 'the jobs of the run');
    return found.map(({ name, status, conclusion, html_url: url, completed_at: time, steps }) => {
      const wrong = (steps ?? []).filter((each) => each.conclusion === 'failure').map((each) => each.name);
      return {
        title: name,
        ...(wrong.length > 0 && { detail: `failed at: ${wrong.join(', ')}` }),
        ...(time && { time }),
        ...(url && { url }),
        values: { state: conclusion ?? status ?? null },
      };
    });
  },
};
