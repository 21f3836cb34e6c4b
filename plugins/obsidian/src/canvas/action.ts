/** The action `canvas`: a session's graph, on demand. Pure. */
import type { Operation, RequestContext } from '@msp/protocol';
import { z } from 'zod';
import type { CanvasChange } from '../document.js';
import { requested, sessionChanges } from '../export.js';
import { canvasPath } from '../places.js';
import type { Settings } from '../settings.js';
import { canvasOf } from './graph.js';

const Input = z.strictObject({
  updates: z.int().min(0).max(500).default(30).describe('How many of the last updates are on it.'),
});

/**
 * Writes the canvas of the session that was asked for, beside its note. Notes that it shows are made where they are not
 * there. Nothing where there is no session.
 */
export const canvasAction = {
  summary: "Draw a session's graph as a canvas beside its note",
  input: Input,
  run({ updates }: z.infer<typeof Input>, context: RequestContext<Settings, never>): Operation[] {
    const { session, settings } = context;
    if (!session) return [];
    const notes = sessionChanges(session, settings).map((change) => ({
      ...change,
      when: 'missing' as const,
    }));
    const canvas: CanvasChange = {
      path: canvasPath(settings, session.id, session.project),
      canvas: canvasOf(session, settings, updates),
    };
    return requested([...notes, canvas], `canvas:${session.id}`, context.request);
  },
};
