/** The connectors of this repository with what measures and tests need of each: a stand-in, settings, and what its service allows. */
import type { Plugin } from '@msp/protocol';
import type { Service } from '@msp/testing';
import github from '../../plugins/github/src/index.ts';
import { GitHub } from '../../plugins/github/src/testing/service.ts';
import jira from '../../plugins/jira/src/index.ts';
import { EMAIL, TOKEN } from '../../plugins/jira/src/testing/jira.ts';
import { service as jiraService } from '../../plugins/jira/src/testing/service.ts';
import linear from '../../plugins/linear/src/index.ts';
import { service as linearService } from '../../plugins/linear/src/testing/service.ts';
import slack from '../../plugins/slack/src/index.ts';
import { service as slackService } from '../../plugins/slack/src/testing/service.ts';

/** The most requests in any time of so many minutes. @param times in milliseconds */
export const busiest = (times: readonly number[], minutes: number): number =>
  Math.max(
    0,
    ...times.map((start) => times.filter((time) => time >= start && time < start + minutes * 60_000).length),
  );

/** So many requests in so many minutes. */
interface Window {
  readonly requests: number;
  readonly minutes: number;
  /** What the service says. */
  readonly says: string;
}

/** A connector. */
export interface Connector {
  readonly id: string;
  readonly plugin: Plugin;
  /** Settings under which every update is written. @param url of the stand-in */
  settings(url: string): Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  service(now: () => Date): Service;
  /** What names the issue of a session. */
  readonly epic: string;
  readonly branch: string;
  /** What is allowed for writing, each so many requests in so many minutes: as the service publishes it, else by what we keep to. */
  readonly published: readonly Window[];
  /** The least calls that the API allows for a queued session of ten updates, and for a hundred queued updates of a session; and why. */
  readonly least: { readonly session: number; readonly hundred: number; readonly because: string };
  /** What people see of the stand-in's state, each text once, in the order in which it came. */
  shown(state: unknown): unknown;
}

const all = (state: unknown): unknown => state;

export const CONNECTORS: readonly Connector[] = [
  {
    id: 'linear',
    plugin: linear,
    settings: (url) => ({ teamId: '11111111-1111-4111-8111-111111111111', apiUrl: `${url}/graphql` }),
    secrets: { apiKey: 'lin_api_made_up_for_measuring' },
    service: () => linearService(),
    ...{ epic: 'WEB-12', branch: 'main' },
    published: [{ requests: 2500, minutes: 60, says: '2,500 requests an hour and key' }],
    least: {
      session: 2,
      hundred: 1,
      because: 'the issue is looked up; then a request takes 10,000 points of mutations',
    },
    shown: all,
  },
  {
    id: 'slack',
    plugin: slack,
    settings: (url) => ({ channel: 'C0MSPTEST1', apiUrl: `${url}/api/` }),
    secrets: { botToken: 'xoxb-1-made-up' },
    service: () => slackService(),
    ...{ epic: 'Login', branch: 'main' },
    published: [{ requests: 1, minutes: 1 / 60, says: 'a message a second and channel' }],
    least: {
      session: 3,
      hundred: 1,
      because: 'the thread begins, one message has all, its head is changed at the end',
    },
    shown: (messages) => (messages as { readonly blocks?: unknown }[]).map(({ blocks }) => blocks),
  },
  {
    id: 'jira',
    plugin: jira,
    settings: (url) => ({
      ...{ url, kind: 'cloud', email: EMAIL },
      comments: ['updates', 'decisions', 'blockers', 'session'],
    }),
    secrets: { token: TOKEN },
    service: () => jiraService(),
    ...{ epic: 'WEB-1', branch: 'main' },
    published: [{ requests: 120, minutes: 1, says: 'ours: 120 a minute; Jira has no published number' }],
    least: {
      session: 2,
      hundred: 1,
      because: 'the issue is looked up; then a comment takes 32,767 characters',
    },
    shown: all,
  },
  {
    id: 'github',
    plugin: github,
    settings: (url) => ({
      ...{ repositories: ['ada/webshop'], apiUrl: url },
      events: ['update-recorded', 'blocker-raised', 'blocker-resolved', 'session-ended'],
    }),
    secrets: { token: 'github_pat_made_up_for_measuring' },
    service: (now) => {
      const stand = new GitHub(now);
      stand.repository('ada/webshop').open({ title: 'Login' });
      return stand;
    },
    ...{ epic: '#1', branch: 'main' },
    published: [
      { requests: 80, minutes: 1, says: '80 new comments and issues a minute' },
      { requests: 500, minutes: 60, says: '500 new comments and issues an hour' },
    ],
    least: {
      session: 1,
      hundred: 1,
      because: 'a comment takes 65,536 characters',
    },
    shown: all,
  },
];
