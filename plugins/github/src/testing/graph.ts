/** What the stand-in knows of GraphQL: discussions. */
import type { Json } from '@msp/protocol';
import type { Repository } from './repository.js';

type Variables = { readonly [name: string]: string };

const CATEGORY = { id: 'DIC_1', name: 'Decisions', description: 'What was decided' };

/** @param value the body of the request */
export function graph(value: Json, repository: Repository, now: string): Json {
  const { query, variables } = value as { readonly query: string; readonly variables: Variables };
  const wrong = (type: string, message: string): Json => ({ data: null, errors: [{ type, message }] });
  if (query.includes('discussionCategories'))
    return { data: { repository: { id: 'R_10', discussionCategories: { nodes: [CATEGORY] } } } };
  if (variables.repositoryId !== 'R_10')
    return wrong(
      'NOT_FOUND',
      `Could not resolve to a node with the global id of '${variables.repositoryId}'`,
    );
  if (query.includes('createDiscussion')) {
    if (variables.categoryId !== CATEGORY.id) return wrong('NOT_FOUND', 'Could not resolve to a node');
    const { discussions, name } = repository;
    const made = {
      ...{
        id: `D_${discussions.length + 1}`,
        url: `https://github.com/${name}/discussions/${discussions.length + 1}`,
      },
      ...{ title: variables.title ?? '', body: variables.body ?? '', createdAt: now },
    };
    discussions.push(made);
    return { data: { createDiscussion: { discussion: { id: made.id, url: made.url } } } };
  }
  const nodes = [...repository.discussions]
    .reverse()
    .slice(0, 100)
    .map((each) => ({ ...each }));
  return { data: { node: { discussions: { nodes } } } };
}
