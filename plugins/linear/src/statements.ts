/** The GraphQL documents that write, each with only the fields that are needed. What people write is a variable, never part of one. */
import type { JsonObject, Operation, Query, TextQuery } from '@msp/protocol';

/** One field of the root. */
export interface Statement {
  readonly kind: 'query' | 'mutation';
  readonly field: string;
  /** Its arguments with their types, which are variables of the same names. */
  readonly variables: Readonly<Record<string, string>>;
  readonly selection: string;
  /** Under which name its result is remembered: that of the session (its lane), or the operation's own. */
  readonly local: 'lane' | 'key' | null;
  /** The question that finds what it makes; null where sending it again does no harm. */
  readonly found: 'issue' | 'comment' | 'issueRelation' | null;
}

const made = (
  field: 'issue' | 'comment' | 'issueRelation',
  input: string,
  local: 'lane' | 'key',
): Statement => ({
  kind: 'mutation',
  field: `${field}Create`,
  variables: { input },
  selection: `{ success entity: ${field} { id${field === 'issueRelation' ? '' : ' url'} } }`,
  local,
  found: field,
});
const ISSUE_UPDATE: Statement = {
  kind: 'mutation',
  field: 'issueUpdate',
  variables: { id: 'String!', input: 'IssueUpdateInput!' },
  selection: '{ success entity: issue { id url } }',
  local: null,
  found: null,
};
const ISSUE_FIND: Statement = {
  kind: 'query',
  field: 'issue',
  variables: { id: 'String!' },
  selection: '{ id url }',
  local: 'lane',
  found: null,
};

/** By their names, which are also those of the documents. */
export const STATEMENTS = {
  FindSessionIssue: ISSUE_FIND,
  MakeSessionIssue: made('issue', 'IssueCreateInput!', 'lane'),
  MakeIssue: made('issue', 'IssueCreateInput!', 'key'),
  AddComment: made('comment', 'CommentCreateInput!', 'key'),
  SayWhatBlocks: made('issueRelation', 'IssueRelationCreateInput!', 'key'),
  ChangeIssue: ISSUE_UPDATE,
  /** The same, where an issue that is gone needs no closing. */
  CloseIssue: ISSUE_UPDATE,
} as const;

export type StatementName = keyof typeof STATEMENTS;

/** A statement with its variables. */
export interface Call {
  readonly name: StatementName;
  readonly variables: JsonObject;
}

/** How the result of a call is named in an answer. */
export const alias = (index: number): string => `o${index}`;

/**
 * One document for several calls, which Linear carries out one after another.
 *
 * @example render('AddComments', [{ name: 'AddComment', variables: { input } }]).text
 * // 'mutation AddComments($input0: CommentCreateInput!) { o0: commentCreate(input: $input0) { success entity: comment { id url } } }'
 */
export function render(title: string, calls: readonly Call[]): TextQuery {
  const kind = STATEMENTS[calls[0]?.name ?? 'AddComment'].kind;
  const parts = calls.map(({ name }, index) => {
    const { field, variables, selection } = STATEMENTS[name];
    const names = Object.entries(variables);
    return {
      declared: names.map(([variable, type]) => `$${variable}${index}: ${type}`),
      text: `${alias(index)}: ${field}(${names.map(([variable]) => `${variable}: $${variable}${index}`).join(', ')}) ${selection}`,
    };
  });
  return {
    language: 'graphql',
    text: `${kind} ${title}(${parts.flatMap(({ declared }) => declared).join(', ')}) { ${parts.map(({ text }) => text).join(' ')} }`,
    parameters: Object.fromEntries(
      calls.flatMap(({ variables }, index) =>
        Object.entries(variables).map(([name, value]) => [`${name}${index}`, value]),
      ),
    ),
  };
}

/** The query of one call. */
export const statement = (name: StatementName, variables: JsonObject): TextQuery =>
  render(name, [{ name, variables }]);

const NAMES: ReadonlyMap<string, StatementName> = new Map(
  (Object.keys(STATEMENTS) as StatementName[]).map((name) => [statement(name, {}).text, name]),
);

/** The call that a query of {@link statement} makes; null for any other query. */
export function callIn(query: Query): Call | null {
  const name = 'text' in query ? NAMES.get(query.text) : undefined;
  if (name === undefined || !('text' in query)) return null;
  const variables = Object.keys(STATEMENTS[name].variables).map((each) => [
    each,
    query.parameters[`${each}0`] ?? null,
  ]);
  return { name, variables: Object.fromEntries(variables) };
}

/** Under which name of ours the result of an operation is remembered; null where it brings none. */
export function localOf(operation: Operation): string | null {
  const call = callIn(operation.query);
  const { local } = call ? STATEMENTS[call.name] : { local: null };
  return local === null ? null : operation[local];
}

/** The id that we gave to what an operation makes; null where it makes nothing. */
export function ownId(operation: Operation): string | null {
  const call = callIn(operation.query);
  if (!call || STATEMENTS[call.name].found === null) return null;
  const { input } = call.variables;
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : null;
  return typeof id === 'string' ? id : null;
}
