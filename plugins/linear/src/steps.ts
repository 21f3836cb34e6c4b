/** What is written after something was read: two documents, and what the first one's answer means for the second. Pure. */
import type { DocumentQuery, Json, TextQuery } from '@msp/protocol';
import { z } from 'zod';
import { sameMarkdown } from './markdown.js';
import { alias, statement } from './statements.js';

const FIRST = alias(0);
const READ = `query ReadIssue($id: String!) { ${FIRST}: issue(id: $id) { id url title description } }`;
const STATES =
  `query ReadStates($id: String!) { ${FIRST}: issue(id: $id) { id url ` +
  'team { name states(first: 100) { nodes { id name } } } } }';

/** The documents of {@link READ} and {@link STATES}: for the tests that hold them against Linear's own schema. */
export const FIRST_STEPS: readonly string[] = [READ, STATES];

const Wanted = z.object({ title: z.string(), goal: z.string(), rest: z.string() });
const Steps = z.object({
  first: z.object({ text: z.string(), parameters: z.record(z.string(), z.json()) }),
  bring: Wanted.optional(),
  state: z.string().optional(),
});
export type Steps = z.infer<typeof Steps>;

/** Reads an issue, and brings it to this title and this goal, where it has others. */
export const bringIssue = (id: string, wanted: z.infer<typeof Wanted>): DocumentQuery => ({
  language: 'graphql',
  document: { first: { text: READ, parameters: { id } }, bring: wanted },
});

/** Moves an issue to a state of its team by the state's name. */
export const setState = (issue: string, state: string): DocumentQuery => ({
  language: 'graphql',
  document: { first: { text: STATES, parameters: { id: issue } }, state },
});

/** @throws where a document is no such thing */
export const stepsIn = (document: unknown): Steps => Steps.parse(document);

const Issue = z.object({ id: z.string(), url: z.string() });
const Described = Issue.extend({ title: z.string(), description: z.string().nullish() });
const Stated = Issue.extend({
  team: z.object({
    name: z.string(),
    states: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
});

/** What follows: another document, or an answer that stands already. */
export type Following = { readonly ask: TextQuery } | { readonly value: Json };

/** @param data of the first answer; it is no answer where nothing follows from it */
export function following({ bring, state }: Steps, data: unknown): Following | null {
  const result = (data as Record<string, unknown> | null)?.[FIRST];
  if (bring) {
    const { success, data: issue } = Described.safeParse(result);
    return success ? brought(issue, bring) : null;
  }
  const { success, data: issue } = Stated.safeParse(result);
  return success && state !== undefined ? moved(issue, state) : null;
}

function brought(issue: z.infer<typeof Described>, { title, goal, rest }: z.infer<typeof Wanted>): Following {
  const [head = '', ...tail] = (issue.description ?? '').trim().split(/\n\s*\n/);
  // What a person has written into it since stays as it is.
  const isOurs = head.includes('Goal:') && sameMarkdown(tail.join('\n\n'), rest);
  const input = {
    ...(issue.title !== title && { title }),
    ...(isOurs && !sameMarkdown(head, goal) && { description: `${goal}\n\n${rest}` }),
  };
  if (Object.keys(input).length > 0) return { ask: statement('ChangeIssue', { id: issue.id, input }) };
  const entity = { id: issue.id, url: issue.url };
  return { value: { data: { [FIRST]: { success: true, entity } }, errors: [] } };
}

function moved({ id, team }: z.infer<typeof Stated>, name: string): Following {
  const same = (text: string) => text.trim().toLowerCase() === name.trim().toLowerCase();
  const found = team.states.nodes.find((each) => same(each.name));
  if (found) return { ask: statement('ChangeIssue', { id, input: { stateId: found.id } }) };
  const known = team.states.nodes.map((each) => each.name).join(', ');
  const message = `The team ${team.name} has no state "${name}". It has: ${known}`;
  return { value: { data: null, errors: [{ message, code: 'NO_SUCH_STATE', path: [FIRST] }] } };
}
