/** The data of events of each type, with everything in them and with nothing but what they must have. */
import type { EventType, MspEvent } from '@msp/protocol';
import type { Wording } from './wording.js';

/** What data refer to. */
export interface Around {
  readonly wording: Wording;
  /** Every optional field is there. */
  readonly whole: boolean;
  /** Counts up, so that levels, categories and figures vary. */
  readonly turn: number;
  /** A decision, a blocker, an event and a session that came before; undefined where there is none. */
  readonly decision?: string | undefined;
  readonly blocker?: string | undefined;
  readonly event: string;
  readonly follows?: string | undefined;
  readonly time: string;
}

type DataOf<Type extends EventType> = Extract<MspEvent, { type: Type }>['data'];
const LEVELS = ['low', 'medium', 'high'] as const;
const CATEGORIES = ['technical', 'external', 'resource'] as const;
const turned = <Value>(values: readonly Value[], turn: number): Value =>
  values[turn % values.length] as Value;

/** Data of one type. */
export function dataOf<Type extends EventType>(type: Type, around: Around): DataOf<Type> {
  return MAKERS[type](around, {
    text: (field) => around.wording.text(`${type}.data.${field}`),
    name: (field) => around.wording.name(`${type}.data.${field}`),
  }) as DataOf<Type>;
}

/** What writes the fields of one type. */
type Pen = Pick<Wording, 'text' | 'name'>;

const MAKERS: { [Type in EventType]: (around: Around, pen: Pen) => DataOf<Type> } = {
  'session-started': ({ whole, follows, turn, wording }, { text, name }) => ({
    worktree: whole ? text('worktree') : '.',
    startProgress: (turn + wording.shift) % 101,
    ...(follows !== undefined && { follows }),
    ...(whole && {
      ...{ description: text('description'), goal: text('goal'), epic: text('epic') },
      ...{ sessionType: name('sessionType'), branch: text('branch') },
    }),
    ...(whole &&
      follows !== undefined && {
        imported: { layout: name('layout'), source: text('source'), document: { text: text('document') } },
      }),
  }),
  'update-recorded': ({ whole, turn, wording }, { text, name }) => ({
    description: text('description'),
    tags: whole ? [name('tags.0'), name('tags.1')] : [],
    ...(whole && { progress: (turn * 7 + wording.shift) % 101 }),
    ...(whole && { autoDetected: { type: 'decision', extracted: text('autoDetected.extracted') } }),
  }),
  'decision-made': ({ whole, turn, decision }, { text, name }) => ({
    content: text('content'),
    alternatives: whole ? [text('alternatives.0'), text('alternatives.1')] : [],
    relatedEntities: whole ? [name('relatedEntities.0'), name('relatedEntities.1')] : [],
    ...(whole && {
      ...{ rationale: text('rationale'), impact: turned(LEVELS, turn), category: name('category') },
      autoDetected: { type: 'decision', extracted: text('autoDetected.extracted') },
    }),
    ...(whole && decision !== undefined && { supersedes: decision }),
  }),
  'entity-created': ({ whole, turn, wording }, { text, name }) => ({
    name: text('name'),
    ...(whole && {
      ...{ entityType: name('entityType'), path: text('path'), description: text('description') },
      properties: {
        [name('properties.key')]: text('properties.value'),
        ...{ count: turn + wording.shift, done: true, nothing: null, list: [text('properties.list.0')] },
        inner: { [name('properties.inner.key')]: text('properties.inner.value') },
      },
      autoDetected: { type: 'entity', extracted: text('autoDetected.extracted') },
    }),
  }),
  'blocker-raised': ({ whole, turn }, { text }) => ({
    description: text('description'),
    category: turned(CATEGORIES, turn),
    severity: turned(LEVELS, turn),
    ...(whole && { autoDetected: { type: 'blocker', extracted: text('autoDetected.extracted') } }),
  }),
  'blocker-resolved': ({ whole, blocker, event }, { text }) => ({
    blockerId: blocker ?? event,
    ...(whole && { resolution: text('resolution') }),
  }),
  'note-taken': (_, { text }) => ({ text: text('text') }),
  'goal-changed': (_, { text }) => ({ goal: text('goal') }),
  'session-ended': ({ whole, time }, { text }) => ({
    nextSteps: whole ? [text('nextSteps.0'), text('nextSteps.1')] : [],
    ...(whole && { summary: text('summary'), endTime: time }),
  }),
  'session-completed': () => ({}),
  'session-crashed': ({ event, time }) => ({ crashTime: time, lastKnownGood: event }),
  'session-resumed': ({ whole }, { text }) => ({
    worktree: whole ? text('worktree') : '.',
    ...(whole && { branch: text('branch') }),
  }),
  'session-discarded': ({ whole }, { text }) => (whole ? { reason: text('reason') } : {}),
};
