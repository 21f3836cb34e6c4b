/** A small Linear: what it holds, and what it does, apart from how it is asked. Its functions are resolvers of the root. */
import { ISSUE } from './context.js';
import { type Asked, listed } from './lists.js';
import * as refusals from './refusals.js';
import { ME, OPERATIONS, SHOP, WEB } from './world.js';

const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ADDRESS = 'https://linear.app/acme/issue';
/** The first thing that is made; each after it is a second younger. */
const BEGINNING = Date.parse('2026-01-05T09:00:00.000Z');
const TEAMS = [WEB, OPERATIONS];
const STATES = TEAMS.flatMap(({ list }) => list);

type Input = Readonly<Record<string, string | number>>;
interface Kept {
  readonly id: string;
  readonly [field: string]: unknown;
}

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
  #time = BEGINNING - 1000;

  constructor() {
    this.put({ id: ISSUE, title: 'Login', description: 'People cannot log in', number: 12 });
  }

  /** The time of what happens next, ISO 8601. */
  #now(): string {
    this.#time += 1000;
    return new Date(this.#time).toISOString();
  }

  /** As plain data. */
  state(): unknown {
    const plain = (kept: Map<string, Kept>) => JSON.parse(JSON.stringify([...kept.values()])) as unknown;
    return { issues: plain(this.issues), comments: plain(this.comments), relations: plain(this.relations) };
  }

  /** Every field of the root: of questions and of mutations. */
  readonly root: Readonly<Record<string, (given: never) => unknown>> = {
    viewer: () => ME,
    organization: () => ME.organization,
    team: ({ id }: { id: string }) =>
      TEAMS.find((team) => team.id === id) ?? raise(refusals.notFound('Team')),
    workflowState: ({ id }: { id: string }) =>
      STATES.find((state) => state.id === id) ?? raise(refusals.notFound('WorkflowState')),
    user: () => ME,
    issue: ({ id }: { id: string }) => this.#issue(id),
    comment: ({ id }: { id: string }) => this.comments.get(id) ?? raise(refusals.notFound('Comment')),
    issueRelation: ({ id }: { id: string }) =>
      this.relations.get(id) ?? raise(refusals.notFound('IssueRelation')),
    issues: (asked: Asked) => listed(this.issues.values(), asked),
    searchIssues: ({ term, teamId, first, after }: Asked & { term: string; teamId?: string }) =>
      listed(
        [...this.issues.values()].filter(
          ({ title, team }) =>
            String(title).includes(term) && (!teamId || (team as typeof WEB).id === teamId),
        ),
        { first: first ?? null, after: after ?? null },
      ),
    comments: (asked: Asked) => listed(this.comments.values(), asked),
    projects: (asked: Asked) => listed([SHOP], asked),
    teams: (asked: Asked) => listed(TEAMS, asked),
    workflowStates: (asked: Asked) => listed(STATES, asked),
    issueCreate: ({ input }: { input: Input }) => this.#makeIssue(input),
    issueUpdate: ({ id, input }: { id: string; input: Input }) => this.#updateIssue(id, input),
    commentCreate: ({ input }: { input: Input }) => this.#makeComment(input),
    issueRelationCreate: ({ input }: { input: Input }) => this.#relate(input),
  };

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
    if (!TEAMS.some((team) => team.id === input.teamId)) raise(refusals.notFound('Team'));
    if (!String(input.title ?? '').trim())
      raise(refusals.invalid('Argument Validation Error', 'title must not be empty.'));
    this.changes += 1;
    return this.#payload('issue', this.put({ ...input, id, number: this.issues.size + 12 }));
  }

  /** Puts an issue there behind everybody's back. @param kept with its own `state`, `assignee`, `updatedAt`, where wanted */
  put({ id, title, description, number, teamId, projectId, ...others }: Kept): Kept {
    const team = TEAMS.find((each) => each.id === teamId) ?? WEB;
    const identifier = `${team.key}-${number}`;
    const text = typeof description === 'string' ? asLinearWrites(description) : null;
    const now = this.#now();
    const issue = {
      ...{ id, title, identifier, number, team, description: text, url: `${ADDRESS}/${identifier}` },
      ...{ createdAt: now, updatedAt: now, state: team.list[0], priorityLabel: 'No priority' },
      ...{ assignee: null, project: projectId === SHOP.id ? SHOP : null, ...others },
      comments: (asked: Asked) =>
        listed(
          [...this.comments.values()].filter(({ issueId }) => issueId === id),
          asked,
        ),
    };
    this.issues.set(id, issue);
    return issue;
  }

  #updateIssue(id: string, { stateId, ...input }: Input) {
    if (this.rights.forbidden?.includes('issueUpdate')) raise(refusals.forbidden());
    const issue = this.#issue(id);
    const state = stateId === undefined ? issue.state : STATES.find((each) => each.id === stateId);
    if (!state) raise(refusals.notFound('WorkflowState'));
    this.changes += 1;
    const text = 'description' in input ? { description: asLinearWrites(String(input.description)) } : {};
    const wanted = { ...issue, ...input, ...text, state };
    // What changes nothing leaves no trace.
    const isSame = Object.entries(wanted).every(([name, value]) => issue[name] === value);
    const changed = isSame ? issue : { ...wanted, updatedAt: this.#now() };
    this.issues.set(issue.id, changed);
    return this.#payload('issue', changed);
  }

  #makeComment(input: Input) {
    const id = this.#begin('commentCreate', 'Comment', this.comments, input);
    const issue = this.#issue(String(input.issueId));
    if (input.parentId !== undefined && this.comments.get(String(input.parentId))?.issueId !== issue.id)
      raise(refusals.notFound('Comment'));
    this.changes += 1;
    return this.#payload('comment', this.say({ ...input, id, issueId: issue.id }));
  }

  /** The same for a comment. @param kept with its own `user` and `updatedAt`, where wanted */
  say({ id, issueId, body, ...others }: Kept): Kept {
    const now = this.#now();
    const issue = this.#issue(String(issueId));
    const url = `${String(issue.url)}#comment-${id.slice(0, 8)}`;
    const comment = {
      ...{ id, issueId, body: asLinearWrites(String(body)), url, createdAt: now, updatedAt: now },
      ...{ user: ME, ...others, issue: () => this.issues.get(String(issueId)) },
    };
    this.comments.set(id, comment);
    return comment;
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
