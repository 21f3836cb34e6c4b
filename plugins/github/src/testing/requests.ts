/** Inputs of actions and questions. */
export const requests = {
  'add-comment': [
    { issue: 7, text: 'Done' },
    { issue: 7, text: '**Done**', markdown: true },
  ],
  'create-issue': [{ title: 'Tokens leak', text: 'Sometimes', labels: ['bug'] }],
  'create-adr': [{ decision: 'Rotate hourly', why: 'A stolen one is noticed', alternatives: ['Daily'] }],
  dispatch: [{}, { workflow: 'notes.yml', ref: 'main', inputs: { reason: 'asked' } }],
  report: [{ issue: 7 }],
  issues: [{}, { state: 'all', limit: 5, label: 'bug' }],
  pulls: [{}, { branch: 'tokens' }],
  comments: [{}, { issue: 7 }],
  runs: [{}, { branch: 'main' }],
  jobs: [{ run: 900 }],
  commits: [{}, { branch: 'main', path: 'src' }],
  search: [{ words: 'tokens' }],
} as const;
