/** How a person connects GitHub: `msp add github`. */
import type { Guide, GuideOption, Json, PickPage, Reply } from '@msp/protocol';
import { z } from 'zod';
import { many } from './answers.js';
import { call } from './call.js';
import type { Secret } from './contract.js';
import { categories, categoriesIn } from './discussion.js';
import { troubleWith } from './feeds/trouble.js';
import { PAGE } from './queries.js';
import { placeOf } from './repository.js';
import { ROUTES } from './routes.js';
import { nextPage } from './sending.js';

type Answers = Readonly<Record<string, Json>>;

const Repository = z.object({
  full_name: z.string().min(1),
  private: z.boolean().nullish(),
  description: z.string().nullish(),
  archived: z.boolean().nullish(),
});
const Workflow = z.object({ id: z.int(), name: z.string(), path: z.string(), state: z.string().nullish() });

/** The first of the repositories that were picked. */
function firstOf({ repositories }: Answers): string {
  const [name] = Array.isArray(repositories) ? repositories : [];
  return typeof name === 'string' ? name : '';
}

const pageNumber = (page: string | null): number => Math.max(1, Number(page ?? '1') || 1);

/** @throws where the reply is no list */
function pageOf<Thing>(
  reply: Reply,
  list: readonly Thing[] | null,
  option: (thing: Thing) => GuideOption[],
): PickPage {
  if (list === null) throw troubleWith(reply, 'your repositories');
  const next = /[?&]page=(\d+)[^>]*>\s*;\s*rel="?next"?/.exec(reply.headers?.link ?? '')?.[1];
  return { options: list.flatMap(option), next: nextPage(reply) ? (next ?? null) : null };
}

export const guide: Guide<Secret> = {
  intro:
    'You need an account at GitHub, and a token that may see your repositories. It takes about three minutes.',
  steps: [
    { kind: 'secret', secret: 'token' },
    {
      ...{ kind: 'text', setting: 'apiUrl', optional: true, label: 'Address of your own GitHub server' },
      help: 'Only for GitHub Enterprise Server. Leave it empty for github.com.',
      example: 'https://github.example.com/api/v3',
    },
    {
      ...{ kind: 'pick', setting: 'repositories', several: true, label: 'Which repositories?' },
      help: 'Their commits, issues and runs are shown beside your sessions. Comments go to the first one that you pick.',
      ask: (_, page) =>
        call({
          route: ROUTES.userRepositories,
          parameters: { sort: 'pushed', per_page: PAGE, page: pageNumber(page) },
        }),
      read: (reply) =>
        pageOf(
          reply,
          many(Repository, reply),
          ({ full_name: value, description, archived, private: hidden }) =>
            archived ? [] : [{ value, label: value, hint: description || (hidden ? 'private' : 'public') }],
        ),
    },
    {
      ...{ kind: 'choose', setting: 'comment', label: 'Where shall the summary of a session go?' },
      options: [
        {
          value: 'named',
          label: 'To the issue that the session or its branch names',
          hint: '#12, or 12-login',
        },
        { value: 'pull-request', label: 'To the open pull request of the branch' },
        { value: 'off', label: 'Nowhere: only read from GitHub' },
      ],
    },
    {
      ...{ kind: 'choose', setting: 'decisions', label: 'Shall decisions be written to GitHub too?' },
      options: [
        { value: 'off', label: 'No' },
        { value: 'issue', label: 'Yes, each as an issue' },
        { value: 'discussion', label: 'Yes, each as a discussion' },
      ],
    },
    {
      ...{ kind: 'pick', setting: 'discussions', label: 'Which category of discussions?' },
      help: 'Discussions have to be switched on in the first repository: Settings → Features → Discussions.',
      when: ({ settings }) => settings.decisions === 'discussion',
      ask: ({ settings }) => {
        const { owner, repo } = placeOf(firstOf(settings));
        return categories(owner, repo);
      },
      read(reply) {
        const found = categoriesIn(reply);
        if (!found) throw troubleWith(reply, 'its discussions');
        const options = found.discussionCategories.nodes.map(({ id, name, description }) => ({
          ...{ value: { repositoryId: found.id, categoryId: id }, label: name || id },
          ...(description && { hint: description }),
        }));
        return { options, next: null };
      },
    },
    {
      ...{
        kind: 'pick',
        setting: 'dispatch',
        optional: true,
        label: 'Start a workflow when a session ends?',
      },
      help: 'Only workflows that have `on: workflow_dispatch` can be started. Leave it out if you do not need it.',
      ask: ({ settings }, page) =>
        call({
          route: ROUTES.workflows,
          parameters: { ...placeOf(firstOf(settings)), per_page: PAGE, page: pageNumber(page) },
        }),
      read: (reply) =>
        pageOf(reply, many(Workflow, reply, 'workflows'), ({ id, name, path, state }) =>
          state === 'active'
            ? [
                {
                  value: { workflow: /^[\w-][\w.-]*$/.test(fileOf(path)) ? fileOf(path) : String(id) },
                  label: name || path,
                  hint: path,
                },
              ]
            : [],
        ),
    },
  ],
};

const fileOf = (path: string): string => path.split('/').at(-1) ?? '';
