/** Discussions, which GitHub has in GraphQL alone. Pure. */
import { acceptedValue, type Reply } from '@msp/protocol';
import { z } from 'zod';
import { type Call, call } from './call.js';
import { ROUTES } from './routes.js';

export const CREATE_DISCUSSION = `mutation ($repositoryId: ID!, $categoryId: ID!, $title: String!, $body: String!) {
  createDiscussion(input: { repositoryId: $repositoryId, categoryId: $categoryId, title: $title, body: $body }) {
    discussion { id url }
  }
}`;

const RECENT = `query ($repositoryId: ID!) {
  node(id: $repositoryId) {
    ... on Repository {
      discussions(first: 100, orderBy: { field: CREATED_AT, direction: DESC }) {
        nodes { id url body createdAt }
      }
    }
  }
}`;

const CATEGORIES = `query ($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    id
    discussionCategories(first: 100) { nodes { id name description } }
  }
}`;

/** The newest discussions of the repository in which one was to be opened. */
export const recentDiscussions = ({ parameters }: Call) =>
  call({
    route: ROUTES.graphql,
    parameters: {
      query: RECENT,
      variables: { repositoryId: Variables.safeParse(parameters.variables).data?.repositoryId ?? '' },
    },
  });

const Variables = z.object({ repositoryId: z.string() });

/** What a discussion can be opened in. */
export const categories = (owner: string, repo: string) =>
  call({ route: ROUTES.graphql, parameters: { query: CATEGORIES, variables: { owner, repo } } });

const Nodes = z.array(
  z.object({
    id: z.string().min(1),
    url: z.string().nullish(),
    body: z.string().catch(''),
    createdAt: z.string(),
  }),
);
const Found = z.object({ data: z.object({ node: z.object({ discussions: z.object({ nodes: Nodes }) }) }) });

/** The newest first; null where the answer does not tell. */
export const discussionsIn = (reply: Reply): z.infer<typeof Nodes> | null =>
  Found.safeParse(acceptedValue(reply)).data?.data.node.discussions.nodes ?? null;

const Categories = z.object({
  data: z.object({
    repository: z.object({
      id: z.string(),
      discussionCategories: z.object({
        nodes: z.array(z.object({ id: z.string(), name: z.string(), description: z.string().nullish() })),
      }),
    }),
  }),
});

/** The repository and its categories; null where the answer does not tell. */
export const categoriesIn = (reply: Reply) =>
  Categories.safeParse(acceptedValue(reply)).data?.data.repository ?? null;
