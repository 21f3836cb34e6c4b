/** A repository of the stand-in: what is in it, and what can be done to it. */
import type { JsonObject } from '@msp/protocol';
import { comment, commit, type IssueFacts, issue, pull, type RunFacts, run, sha } from './shapes.js';

interface Written {
  readonly id: number;
  readonly issue: number;
  readonly body: string;
  readonly time: string;
}
interface Discussion {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly createdAt: string;
}
interface Committed {
  readonly hash: string;
  readonly message: string;
  readonly date: string;
}

export class Repository {
  readonly name: string;
  readonly issues: IssueFacts[] = [];
  readonly deleted = new Set<number>();
  readonly written: Written[] = [];
  readonly discussions: Discussion[] = [];
  readonly runs: RunFacts[] = [];
  /** Oldest first. */
  readonly branches = new Map<string, Committed[]>();
  defaultBranch = 'main';
  /** Has the workflow a trigger by which it can be started? */
  startable = true;
  hasIssues = true;
  readonly #now: () => string;

  constructor(name: string, now: () => string) {
    this.name = name;
    this.#now = now;
  }

  open(given: Partial<IssueFacts> & { readonly title: string }): JsonObject {
    const time = this.#now();
    const facts: IssueFacts = {
      ...{ number: this.issues.length + 1, body: '', labels: [], state: 'open', stateReason: null },
      ...{ locked: false, created: time, updated: time, closed: null, comments: 0 },
      ...given,
    };
    this.issues.push(facts);
    return issue(this.name, facts);
  }

  find(number: number): IssueFacts | undefined {
    return this.issues.find((each) => each.number === number);
  }

  change(number: number, changes: Partial<IssueFacts>): JsonObject {
    const index = this.issues.findIndex((each) => each.number === number);
    const facts = { ...(this.issues[index] as IssueFacts), ...changes, updated: this.#now() };
    this.issues[index] = facts;
    return issue(this.name, facts);
  }

  comment(number: number, body: string): JsonObject {
    const written = { id: 500 + this.written.length, issue: number, body, time: this.#now() };
    this.written.push(written);
    this.change(number, { comments: (this.find(number)?.comments ?? 0) + 1 });
    return this.shown(written);
  }

  shown({ issue: number, id, body, time }: Written): JsonObject {
    return comment(this.name, number, id, body, time);
  }

  list(): JsonObject[] {
    return this.issues.map((each) => issue(this.name, each));
  }

  pulls(head: string | null, state: string): JsonObject[] {
    return this.issues
      .filter((each) => each.head !== undefined && (state === 'all' || each.state === state))
      .filter((each) => head === null || `${this.name.split('/')[0]}:${each.head}` === head)
      .map((each) => pull(this.name, each));
  }

  /** Commits so many times on a branch, from a time on, a minute apart. */
  push(branch: string, messages: readonly string[], from: string): void {
    const before = this.branches.get(branch) ?? [];
    const start = Date.parse(from);
    const added = messages.map((message, index) => {
      const date = new Date(start + index * 60_000).toISOString().replace('.000Z', 'Z');
      return { hash: sha(`${this.name} ${branch} ${message} ${before.length + index}`), message, date };
    });
    this.branches.set(branch, [...before, ...added]);
  }

  /** Begins a branch where another one stands, or moves it there. */
  branch(name: string, from: string): void {
    this.branches.set(name, [...(this.branches.get(from) ?? [])]);
  }

  /** Merges a branch into another by a commit of its own, in the order in which all was committed. */
  merge(from: string, into: string, time: string): void {
    const [theirs = [], ours = []] = [this.branches.get(from), this.branches.get(into)];
    const has = new Set(ours.map(({ hash }) => hash));
    const both = [...ours, ...theirs.filter(({ hash }) => !has.has(hash))];
    this.branches.set(
      into,
      both.sort((a, b) => a.date.localeCompare(b.date)),
    );
    this.push(into, [`Merge ${from}`], time);
  }

  /** What a branch or a hash leads to, the newest first; null where there is no such thing. */
  commits(reference: string, since: string | null): JsonObject[] | null {
    const all = this.branches.get(reference) ?? this.#behind(reference);
    return (
      all
        ?.filter(({ date }) => since === null || Date.parse(date) >= Date.parse(since))
        .map(({ hash, message, date }) => commit(this.name, hash, message, date))
        .reverse() ?? null
    );
  }

  #behind(hash: string): Committed[] | undefined {
    for (const branch of this.branches.values()) {
      const index = branch.findIndex((each) => each.hash === hash);
      if (index >= 0) return branch.slice(0, index + 1);
    }
    return undefined;
  }

  start(branch: string, title: string): number {
    const id = 900 + this.runs.length;
    this.runs.push({
      ...{
        id,
        branch,
        title,
        event: 'workflow_dispatch',
        status: 'queued',
        conclusion: null,
        created: this.#now(),
      },
    });
    return id;
  }

  runsOn(branch: string | null, event: string | null): JsonObject[] {
    return this.runs
      .filter(
        (each) => (branch === null || each.branch === branch) && (event === null || each.event === event),
      )
      .map((each) => run(this.name, each))
      .reverse();
  }

  state(): unknown {
    const { issues, written, discussions, runs } = this;
    return { issues: issues.map(({ updated: _, ...facts }) => facts), written, discussions, runs };
  }
}
