/** A session as the cards and arrows of a canvas. Pure. */
import type { Session } from '@msp/protocol';
import type { Canvas, CanvasEdge } from '../document.js';
import { decisionsOf } from '../export.js';
import { type Clock, clockOf } from '../notes/about.js';
import { decisionPath, sessionPath } from '../places.js';
import type { Settings } from '../settings.js';
import { escapeInline } from '../words/escape.js';
import { localTime } from '../words/local-time.js';
import { layOut } from './layout.js';

const WIDTH = 360;
const COLUMNS = 280;
const RED = '1';
const GREEN = '4';

/** A card of Markdown, as high as its words need. */
const card = (id: string, text: string, color?: string) => ({
  id,
  type: 'text' as const,
  text,
  width: WIDTH,
  height: 60 + 24 * Math.ceil(text.length / 40),
  ...(color === undefined ? {} : { color }),
});

const file = (id: string, path: string, height: number) => ({
  id,
  type: 'file' as const,
  file: path,
  width: WIDTH,
  height,
});

/** What was done on the left, decisions on the right, blockers above, entities below. */
export function canvasOf(session: Session, settings: Settings, lastUpdates: number): Canvas {
  const clock = clockOf(session);
  const updates = lastUpdates === 0 ? [] : session.updates.slice(-lastUpdates);
  const nodes = layOut<ReturnType<typeof card> | ReturnType<typeof file>>({
    middle: file(session.id, sessionPath(settings, session.id, session.project), 400),
    left: updates.map(({ id, timestamp, description, progress }) =>
      card(
        id,
        `${time(timestamp, clock)}${progress === null ? '' : ` (${progress}%)`} ${escapeInline(description, COLUMNS)}`,
      ),
    ),
    right: decisionsOf(session).map(({ decision, place }) =>
      file(decision.id, decisionPath(settings, place), 240),
    ),
    above: session.blockers.map(({ id, description, status }) =>
      card(
        id,
        `${status === 'open' ? '' : '✓ '}${escapeInline(description, COLUMNS)}`,
        status === 'open' ? RED : GREEN,
      ),
    ),
    below: session.entities.map(({ id, name, type, path }) =>
      card(
        id,
        [name, type, path]
          .filter((each) => each !== null)
          .map((each) => escapeInline(each, 80))
          .join('\n'),
      ),
    ),
  });
  return {
    nodes,
    edges: edgesOf(
      session,
      updates.map(({ id }) => id),
    ),
  };
}

const time = (instant: string, { offset, day }: Clock): string => localTime(instant, offset, day);

type Sides = readonly [from: CanvasEdge['fromSide'], to: CanvasEdge['toSide']];

function edge(fromNode: string, toNode: string, [fromSide, toSide]: Sides, label?: string): CanvasEdge {
  const arrow = { id: `${fromNode}--${toNode}`, fromNode, fromSide, toNode, toSide };
  return label === undefined ? arrow : { ...arrow, label };
}

function edgesOf(session: Session, updates: readonly string[]): CanvasEdge[] {
  const { id, decisions, blockers, entities } = session;
  const own = new Set(decisions.map((decision) => decision.id));
  return [
    ...updates.map((update, index) => {
      const before = updates[index - 1];
      return before === undefined
        ? edge(id, update, ['left', 'right'])
        : edge(before, update, ['bottom', 'top']);
    }),
    ...decisions.map((decision) => edge(id, decision.id, ['right', 'left'])),
    ...blockers.map((blocker) => edge(id, blocker.id, ['top', 'bottom'])),
    ...entities.map((entity) => edge(id, entity.id, ['bottom', 'top'])),
    ...decisions.flatMap((decision) =>
      decision.supersedes !== null && own.has(decision.supersedes)
        ? [edge(decision.id, decision.supersedes, ['right', 'right'], 'supersedes')]
        : [],
    ),
    ...decisions.flatMap((decision) =>
      entities
        .filter(({ name }) => decision.relatedEntities.includes(name))
        .map((entity) => edge(decision.id, entity.id, ['bottom', 'top'], 'about')),
    ),
  ];
}
