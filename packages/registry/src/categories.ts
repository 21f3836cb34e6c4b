/** The kinds of tools, and what each means. An entry of our registry has one of these. */
export const CATEGORIES = {
  automation: 'runs and jobs: builds, deployments, browsers',
  calendar: 'dates and meetings',
  chat: 'messages between people',
  code: 'repositories, reviews and their issues',
  customers: 'clients and contacts',
  documents: 'pages and libraries that a team shares',
  graph: 'databases that can be asked about what belongs together',
  notes: 'notes of one person',
  tasks: 'boards, issues and lists of what is to be done',
  other: 'what fits nowhere else',
} as const satisfies Readonly<Record<string, string>>;

/** The name of a category. */
export type Category = keyof typeof CATEGORIES;

/** Is it a category of our registry? */
export const isCategory = (word: string): word is Category => Object.hasOwn(CATEGORIES, word);
