/** What is in the small Linear before anybody writes: people, a team with its states, a project. */
import { DONE, PROJECT, TEAM } from './context.js';
import { type Asked, listed } from './lists.js';

const TODO = '55555555-5555-4555-8555-555555555555';
const CREATED = '2026-01-05T08:00:00.000Z';
const organization = { id: 'org-1', name: 'Acme', urlKey: 'acme' };

/** Who asks. */
export const ME = {
  id: 'u-1',
  name: 'Ada',
  email: 'ada@example.com',
  isMe: true,
  organization,
};
/** Somebody else. */
export const OTHER = { ...ME, id: 'u-2', name: 'Bob', email: 'bob@example.com', isMe: false };

/** The team; and another one, whose issues are not ours. */
const team = (id: string, key: string, name: string) => {
  const made = {
    ...{ id, key, name, createdAt: CREATED },
    states: (asked?: Asked) => listed(states, asked),
  };
  const states = [
    { id: id === TEAM ? TODO : `${id}-todo`, name: 'Todo', type: 'unstarted', position: 1 },
    { id: id === TEAM ? DONE : `${id}-done`, name: 'Done', type: 'completed', position: 2 },
  ].map((state) => ({ ...state, createdAt: CREATED, team: () => made }));
  return { ...made, list: states };
};

export const WEB = team(TEAM, 'WEB', 'Web');
export const OPERATIONS = team('66666666-6666-4666-8666-666666666666', 'OPS', 'Operations');

/** The project of the team. */
export const SHOP = {
  ...{
    id: PROJECT,
    name: 'Shop',
    url: 'https://linear.app/acme/project/shop',
    description: 'The new shop',
    progress: 0.5,
    createdAt: CREATED,
  },
  ...{
    targetDate: '2026-12-01',
    updatedAt: '2026-01-05T09:00:00.000Z',
    status: { name: 'In Progress', type: 'started' },
  },
  accessibleTeams: [WEB],
  projectMilestones: () => ({ nodes: [{ id: 'm-1', name: 'Beta', progress: 1, targetDate: null }] }),
};
