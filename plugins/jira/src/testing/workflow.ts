/** Workflows of the stand-in for Jira. */

export interface Step {
  readonly id: string;
  readonly name: string;
  /** The statuses that it starts from; null for any other. */
  readonly from: readonly string[] | null;
  readonly to: string;
  /** Fields that its screen has, with whether they are required. */
  readonly screen?: Readonly<Record<string, boolean>>;
}

/** Statuses with the category that Jira gives them. */
export const STATUSES: Readonly<Record<string, { id: string; category: 'new' | 'indeterminate' | 'done' }>> =
  {
    'To Do': { id: '10000', category: 'new' },
    'In Progress': { id: '10001', category: 'indeterminate' },
    'In Review': { id: '10002', category: 'indeterminate' },
    Done: { id: '10003', category: 'done' },
  };

/** Every status from every other, as projects of teams begin. */
export const OPEN: readonly Step[] = [
  { id: '11', name: 'To Do', from: null, to: 'To Do' },
  { id: '21', name: 'In Progress', from: null, to: 'In Progress' },
  { id: '31', name: 'Done', from: null, to: 'Done' },
];

/** One way only; the end asks for a resolution. */
export const STRICT: readonly Step[] = [
  { id: '41', name: 'Start work', from: ['To Do'], to: 'In Progress' },
  { id: '51', name: 'Ask for review', from: ['In Progress'], to: 'In Review' },
  { id: '61', name: 'Finish', from: ['In Review'], to: 'Done', screen: { resolution: true } },
];

/** The steps that are open in a status. */
export const stepsFrom = (workflow: readonly Step[], status: string): Step[] =>
  workflow.filter(({ from, to }) => (from === null ? to !== status : from.includes(status)));
