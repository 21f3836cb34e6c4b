/** Every endpoint that is asked: nothing else is ever sent. Names in braces are parameters, which the SDK encodes. */
export const ROUTES = {
  user: 'GET /user',
  userRepositories: 'GET /user/repos',
  repository: 'GET /repos/{owner}/{repo}',
  commits: 'GET /repos/{owner}/{repo}/commits',
  issues: 'GET /repos/{owner}/{repo}/issues',
  issue: 'GET /repos/{owner}/{repo}/issues/{issue_number}',
  createIssue: 'POST /repos/{owner}/{repo}/issues',
  changeIssue: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
  comments: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  allComments: 'GET /repos/{owner}/{repo}/issues/comments',
  comment: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  pulls: 'GET /repos/{owner}/{repo}/pulls',
  runs: 'GET /repos/{owner}/{repo}/actions/runs',
  jobs: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
  workflows: 'GET /repos/{owner}/{repo}/actions/workflows',
  workflowRuns: 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
  dispatch: 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
  search: 'GET /search/issues',
  graphql: 'POST /graphql',
} as const;

/** A route. */
export type Route = (typeof ROUTES)[keyof typeof ROUTES];
