/** What the stand-in for Jira holds, and what it can be told to do. */
import type { Json, JsonObject } from '@msp/protocol';
import { OPEN, type Step } from './workflow.js';

export const EMAIL = 'ada@acme.com';
export const TOKEN = 'ATATT3xFfGF0-not-a-real-token-7f3c';

export interface HeldComment {
  readonly id: string;
  readonly body: Json;
  readonly properties: readonly JsonObject[];
  readonly created: string;
}
export interface HeldWork {
  readonly id: string;
  readonly seconds: number;
  readonly started: string;
  readonly comment: Json;
  readonly properties: readonly JsonObject[];
}
export interface HeldIssue {
  readonly id: string;
  key: string;
  status: string;
  /** To the account; else to nobody. */
  readonly assigned: boolean;
  readonly fields: JsonObject;
  readonly created: string;
  readonly comments: HeldComment[];
  readonly works: HeldWork[];
}

/** Everything that is there. */
export interface Jira {
  readonly kind: 'cloud' | 'server';
  readonly workflow: readonly Step[];
  readonly issues: HeldIssue[];
  readonly projects: readonly string[];
  /** Permissions that the account lacks, as Jira calls them. */
  readonly denied: Set<string>;
  token: string;
  /** Seconds of the rate limit, and why; null where there is none. */
  limit: { readonly seconds: number; readonly reason: string } | null;
  /** Gives the next id. */
  next(): string;
  /** Where it stands: `https://acme.atlassian.net`. */
  base: string;
}

export interface JiraOptions {
  readonly kind?: Jira['kind'];
  readonly workflow?: readonly Step[];
}

/** When all of it was written. */
export const NOW = '2026-11-21T09:30:00.000+0000';

const SUMMARIES = ['Rotate tokens', 'Sign in with a key', 'Lunch', 'A vault', 'Keys', 'Roles', 'Staging'];

/** With the issues WEB-1 to WEB-7 in it. */
export function createJira({ kind = 'cloud', workflow = OPEN }: JiraOptions = {}): Jira {
  let last = 10_000;
  const next = () => String(++last);
  const jira: Jira = {
    ...{ kind, workflow, next, projects: ['WEB', 'OPS'], denied: new Set(), token: TOKEN, limit: null },
    ...{ issues: [], base: 'https://acme.atlassian.net' },
  };
  for (const summary of SUMMARIES) addIssue(jira, 'WEB', { summary });
  return jira;
}

/** A new issue. */
export function addIssue(jira: Jira, project: string, fields: JsonObject): HeldIssue {
  const number = jira.issues.filter(({ key }) => key.startsWith(`${project}-`)).length + 1;
  const issue: HeldIssue = {
    ...{ id: jira.next(), key: `${project}-${number}`, status: 'To Do', created: NOW },
    // Every other one is somebody's.
    assigned: number % 2 === 1,
    ...{ fields: { issuetype: { name: 'Task' }, ...fields }, comments: [], works: [] },
  };
  jira.issues.push(issue);
  return issue;
}

/** By key or id. */
export const issueBy = (jira: Jira, name: string): HeldIssue | undefined =>
  jira.issues.find(({ id, key }) => id === name || key === name.toUpperCase());
