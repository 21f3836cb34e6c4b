/** The question `active`: who is at work. Pure. */
import type { Query, Question } from '@msp/protocol';
import { z } from 'zod';
import type { Settings } from '../settings.js';
import { recollections } from './recollection.js';
import { OF_PROJECT, SESSION_ROW } from './shapes.js';

const input = z.strictObject({
  project: z.string().min(1).optional().describe('Default: every project in the graph.'),
  user: z.string().min(1).optional().describe('Default: everybody.'),
  limit: z.int().min(1).max(1000).default(50).describe('At most so many sessions.'),
});

const TEXT = `MATCH (s:Session)
WHERE s.status = 'active' AND ($user IS NULL OR s.user = $user) AND ${OF_PROJECT}
WITH s ORDER BY s.startTime DESC LIMIT $limit
RETURN ${SESSION_ROW}`;

export const active: Question<Settings, 'password', z.infer<typeof input>> = {
  summary: 'The sessions under way, of everybody who writes into the graph',
  input,
  ask: ({ project, user, limit }): Query => ({
    language: 'cypher',
    text: TEXT,
    parameters: { project: project?.toWellFormed() ?? null, user: user?.toWellFormed() ?? null, limit },
  }),
  read: recollections,
};
