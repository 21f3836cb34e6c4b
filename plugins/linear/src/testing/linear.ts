/** A small Linear: what it holds, and what it does, apart from how it is asked. Its functions are resolvers of the root. */
import { DONE, ISSUE, PROJECT, TEAM } from './context.js';
import * as refusals from './refusals.js';

const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ADDRESS = 'https://linear.app/acme/issue';
const PAGE = { hasNextPage: false, endCursor: null };

type Input = Readonly<Record<string, string | number>>;
interface Kept {
  readonly id: string;
  readonly [field: string]: unknown;
}

const me = {
  id: 'u-1',
  name: 'Ada',
  email: 'ada@example.com',
  organization: { name: 'Acme', urlKey: 'acme' },
};
const states = [
  { id: '55555555-5555-4555-8555-555555555555', name: 'Todo', type: 'unstarted', position: 1 },
  { id: DONE, name: 'Done', type: 'completed', position: 2 },
];
const team = { id: TEAM, key: 'WEB', name: 'Web', states: () => ({ nodes: states, pageInfo: PAGE }) };
const project = {
  ...{
    id: PROJECT,
    name: 'Shop',
    url: 'https://linear.app/acme/project/shop',
    description: 'The new shop',
    progress: 0.5,
  },
  ...{
    targetDate: '2026-12-01',
    updatedAt: '2026-01-05T09:00:00.000Z',
    status: { name: 'In Progress', type: 'started' },
  },
  projectMilestones: () => ({ nodes: [{ id: 'm-1', name: 'Beta', progress: 1, targetDate: null }] }),
};

/** Who asks, and what may be done. */
export interface Rights {
  /** Fields of the root that are forbidden. */
  readonly forbidden?: readonly string[];
  /** May issues with this id be seen? Default: all. */
  readonly hidden?: readonly string[];
}

/** Made anew, with one issue, WEB-12, in it. */
export class LinearModel {
  readonly issues = new Map<string, Kept>();
  readonly comments = new Map<string, Kept>();
  readonly relations = new Map<string, Kept>();
  /** How many mutations were carried out. */
  changes = 0;
  rights: Rights = {};

  constructor() {
    this.#putIssue({ id: ISSUE, title: 'Login', description: 'People cannot log in', number: 12 });
  }

  /** As plain data. */
  state(): unknown {
    const plain = (kept: Map<string, Kept>) => JSON.parse(JSON.stringify([...kept.values()])) as unknown;
    return { issues: plain(this.issues), comments: plain(this.comments), relations: plain(this.relations) };
  }

  /** Every field of the root: of questions and of mutations. */
  readonly root: Readonly<Record<string, (given: never) => unknown>> = {
    viewer: () => me,
    issue: ({ id }: { id: string }) => this.#issue(id),
    comment: ({ id }: { id: string }) => this.comments.get(id) ?? raise(refusals.notFound('Comment')),
    issueRelation: ({ id }: { id: string }) =>
      this.relations.get(id) ?? raise(refusals.notFound('IssueRelation')),
    issues: () => this.#page([...this.issues.values()]),
    searchIssues: ({ term }: { term: string }) =>
      this.#page([...this.issues.values()].filter(({ title }) => String(title).includes(term))),
    comments: () => this.#page([...this.comments.values()]),
    projects: () => this.#page([project]),
    teams: () => this.#page([team]),
    workflowStates: () => this.#page(states),
    issueCreate: ({ input }: { input: Input }) => this.#makeIssue(input),
    issueUpdate: ({ id, input }: { id: string; input: Input }) => this.#updateIssue(id, input),
    commentCreate: ({ input }: { input: Input }) => this.#makeComment(input),
    issueRelationCreate: ({ input }: { input: Input }) => this.#relate(input),
  };

  #page(nodes: readonly unknown[]) {
    return { nodes, pageInfo: PAGE, totalCount: nodes.length, archivePayload: null, edges: [] };
  }

  /** By its id, or by its key. */
  #issue(idOrKey: string): Kept {
    const found =
      this.issues.get(idOrKey) ?? [...this.issues.values()].find(({ identifier }) => identifier === idOrKey);
    return found && !this.rights.hidden?.includes(found.id) ? found : raise(refusals.notFound('Issue'));
  }

  #begin(field: string, kind: string, kept: Map<string, Kept>, { id }: Input): string {
    if (this.rights.forbidden?.includes(field)) raise(refusals.forbidden());
    const own = String(id);
    if (!VERSION_4.test(own)) raise(refusals.invalid('Argument Validation Error', 'id must be a UUID.'));
    if (kept.has(own)) raise(refusals.thereAlready(kind, own));
    return own;
  }

  #makeIssue(input: Input) {
    const id = this.#begin('issueCreate', 'Issue', this.issues, input);
    if (input.teamId !== TEAM) raise(refusals.notFound('Team'));
    if (!String(input.title ?? '').trim())
      raise(refusals.invalid('Argument Validation Error', 'title must not be empty.'));
    this.changes += 1;
    return this.#payload('issue', this.#putIssue({ ...input, id, number: this.issues.size + 12 }));
  }

  #putIssue({ id, title, description, number, ...others }: Kept): Kept {
    const identifier = `WEB-${number}`;
    const text = typeof description === 'string' ? asLinearWrites(description) : null;
    const issue = {
      ...{
        ...others,
        id,
        title,
        description: text,
        identifier,
        url: `${ADDRESS}/${identifier}`,
        team,
        state: states[0],
      },
      ...{ updatedAt: '2026-01-05T09:00:00.000Z', priorityLabel: 'No priority', assignee: null },
      comments: () => this.#page([...this.comments.values()].filter(({ issueId }) => issueId === id)),
    };
    this.issues.set(id, issue);
    return issue;
  }

  #updateIssue(id: string, { stateId, ...input }: Input) {
    if (this.rights.forbidden?.includes('issueUpdate')) raise(refusals.forbidden());
    const issue = this.#issue(id);
    const state = stateId === undefined ? issue.state : states.find((each) => each.id === stateId);
    if (!state) raise(refusals.notFound('WorkflowState'));
    this.changes += 1;
    const text = 'description' in input ? { description: asLinearWrites(String(input.description)) } : {};
    const changed = { ...issue, ...input, ...text, state };
    this.issues.set(issue.id, changed);
    return this.#payload('issue', changed);
  }

  #makeComment(input: Input) {
    const id = this.#begin('commentCreate', 'Comment', this.comments, input);
    const issue = this.#issue(String(input.issueId));
    if (input.parentId !== undefined && this.comments.get(String(input.parentId))?.issueId !== issue.id)
      raise(refusals.notFound('Comment'));
    const url = `${String(issue.url)}#comment-${id.slice(0, 8)}`;
    const time = { createdAt: '2026-01-05T09:00:00.000Z', updatedAt: '2026-01-05T09:00:00.000Z' };
    const comment = {
      ...input,
      id,
      issueId: issue.id,
      body: asLinearWrites(String(input.body)),
      url,
      ...time,
      user: me,
    };
    this.comments.set(id, { ...comment, issue: () => this.issues.get(issue.id) });
    this.changes += 1;
    return this.#payload('comment', this.comments.get(id));
  }

  #relate(input: Input) {
    const id = this.#begin('issueRelationCreate', 'IssueRelation', this.relations, input);
    const relation = { ...input, id, issueId: this.#issue(String(input.issueId)).id };
    this.relations.set(id, { ...relation, relatedIssueId: this.#issue(String(input.relatedIssueId)).id });
    this.changes += 1;
    return this.#payload('issueRelation', this.relations.get(id));
  }

  #payload(name: string, entity: unknown) {
    return { success: true, lastSyncId: this.changes, [name]: entity };
  }
}

const raise = (error: Error): never => {
  throw error;
};

/** Its editor keeps texts in its own spelling. */
const asLinearWrites = (text: string): string =>
  text
    .replace(/^- /gm, '* ')
    .replace(/[ \t]+$/gm, '')
    .trim();
