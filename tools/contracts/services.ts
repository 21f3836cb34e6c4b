/** The contracts of the four services, read as they are meant: with what their authors left out or wrote otherwise put right. */
import type { Contract } from './contract.ts';
import { graphqlContract } from './graphql.ts';
import type { Part } from './openapi/document.ts';
import { openApiContract } from './openapi.ts';
import { slackPatch } from './slack.ts';

/** The files, for `describeWithContracts`. */
export const GITHUB = 'github/api.github.com.subset.json';
export const JIRA = 'jira/jira-cloud-platform.v3.json';
export const LINEAR = 'linear/schema.graphql';
export const SLACK = 'slack/slack_web_openapi_v2.json';
export const ADF = 'atlassian-adf/adf.full.v1.schema.json';

/** What a test may add: where a file is older than the service, or the service is reached at another path. */
export interface ServiceContractOptions {
  /** What stands before every path, for an address of one's own: `/api/v3`. */
  readonly base?: string;
  /** Further corrections of the document, with the reason beside them. */
  readonly patches?: readonly ((document: Part) => void)[];
  /** Statuses that any operation may answer. */
  readonly anywhere?: readonly number[];
}

/**
 * GitHub's REST API, the part with issues, commits, contents, actions, hooks, search and users. Any operation may answer 304
 * (conditional requests), 403 (limits, permissions), 404 (what may not be seen).
 */
export const githubContract = (options: ServiceContractOptions = {}): Contract =>
  openApiContract(GITHUB, {
    ...options,
    anywhere: [304, 403, 404, ...(options.anywhere ?? [])],
    patches: [repositoryCounts, ...(options.patches ?? [])],
  });

/** `GET /repos/{owner}/{repo}` is a full repository; its replies in the wild may leave these two out. */
function repositoryCounts(document: Part): void {
  const full: Part | undefined = document.components?.schemas?.['full-repository'];
  if (full?.required)
    full.required = full.required.filter(
      (name: string) => name !== 'network_count' && name !== 'subscribers_count',
    );
}

/** Jira Cloud's platform API, version 3. It writes times with an offset without a colon. */
export const jiraContract = (options: ServiceContractOptions = {}): Contract =>
  openApiContract(JIRA, {
    ...options,
    dates: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/,
    anywhere: [400, 403, 404, ...(options.anywhere ?? [])],
  });

/** Slack's Web API of 2021, the last that Slack wrote down. What is newer has to be put in by a patch. */
export const slackContract = (options: ServiceContractOptions = {}): Contract =>
  openApiContract(SLACK, {
    ...options,
    patches: [slackPatch, ...(options.patches ?? [])],
    took: (value) => typeof value === 'object' && value !== null && 'ok' in value && value.ok === true,
  });

/** Linear's GraphQL API. */
export const linearContract = (): Contract => graphqlContract(LINEAR);
