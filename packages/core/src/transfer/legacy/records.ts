/** What was recorded in a session of an older layout, in one shape. Pure. */
import type { AutoDetected, BlockerCategory, Entity, Level } from '@msp/protocol';
import { clockTime, parseTime } from './times.js';
import { type Fields, field, isFields, list, name, names, oneOf, percent, text, texts } from './values.js';

type Properties = Entity['properties'];

/** What all records have. */
interface Base {
  /** When; null where the layout does not say. */
  readonly at: Date | null;
  /** The record as it stands in the document: two that are equal in this are the same. */
  readonly original: unknown;
  readonly detected: AutoDetected | null;
}

export type LegacyUpdate = Base & {
  kind: 'update';
  description: string;
  progress: number | null;
  tags: string[];
};
export type LegacyDecision = Base & {
  kind: 'decision';
  content: string;
  rationale: string | null;
  alternatives: string[];
  impact: Level | null;
  category: string | null;
  relatedEntities: string[];
};
type LegacyEntity = Base & {
  kind: 'entity';
  name: string;
  type: string | null;
  path: string | null;
  description: string | null;
  properties: Properties | null;
};
type LegacyBlocker = Base & {
  kind: 'blocker';
  description: string;
  category: BlockerCategory;
  severity: Level;
  resolved: { readonly at: Date | null; readonly resolution: string | null } | null;
};
export type LegacyNote = Base & { kind: 'note'; text: string };

export type LegacyRecord = LegacyUpdate | LegacyDecision | LegacyEntity | LegacyBlocker | LegacyNote;

const LEVELS = ['low', 'medium', 'high'] as const;
const CATEGORIES = ['technical', 'external', 'resource'] as const;

/** The text of a record: of these fields, or the record itself where it is no object. Never empty. */
function words(value: unknown, ...fields: readonly string[]): string {
  return text(isFields(value) ? field(value, ...fields) : value) ?? text(JSON.stringify(value)) ?? '{}';
}

function detectedIn(value: unknown): AutoDetected | null {
  const detected = field(value, 'autoDetected');
  const type = oneOf(field(detected, 'type'), ['decision', 'entity', 'blocker']);
  const extracted = text(field(detected, 'extracted'));
  return type && extracted ? { type, extracted } : null;
}

function updateIn(value: unknown, start: Date): LegacyUpdate {
  const progress = percent(field(value, 'progress'));
  const said = isFields(value) ? text(field(value, 'description', 'message', 'notes', 'text', 'note')) : null;
  return {
    kind: 'update',
    at:
      parseTime(field(value, 'timestamp')) ??
      parseTime(field(value, 'time')) ??
      clockTime(field(value, 'time'), start),
    original: value,
    detected: detectedIn(value),
    description: said ?? (isFields(value) && progress !== null ? `Progress: ${progress}%` : words(value)),
    progress,
    tags: names(field(value, 'tags')),
  };
}

/** The update that a record was found in, as older versions did: at the same time, and with its text. */
function foundIn(value: unknown, said: string, updates: readonly LegacyUpdate[]): LegacyUpdate | undefined {
  const at = isFields(value) ? parseTime(field(value, 'timestamp', 'createdAt'))?.getTime() : undefined;
  return updates.find(({ description, at: time }) =>
    isFields(value)
      ? at !== undefined && time?.getTime() === at && description.includes(said)
      : description === said,
  );
}

function base(
  value: unknown,
  type: AutoDetected['type'],
  said: string,
  updates: readonly LegacyUpdate[],
): Base {
  const update = foundIn(value, said, updates);
  return {
    at: parseTime(field(value, 'timestamp', 'createdAt', 'time')) ?? update?.at ?? null,
    original: value,
    detected: detectedIn(value) ?? (update ? { type, extracted: said } : null),
  };
}

export function decisionIn(value: unknown, updates: readonly LegacyUpdate[]): LegacyDecision {
  const content = words(value, 'content', 'decision', 'description', 'text', 'message');
  return {
    ...base(value, 'decision', content, updates),
    kind: 'decision',
    content,
    rationale: text(field(value, 'rationale', 'reason')),
    alternatives: texts(field(value, 'alternatives')),
    impact: oneOf(field(value, 'impact'), LEVELS),
    category: name(field(value, 'category')),
    relatedEntities: names(field(value, 'relatedEntities')),
  };
}

function properties(value: unknown): Properties | null {
  if (value === undefined) return null;
  return (isFields(value) ? value : { value }) as Properties;
}

function entityIn(value: unknown, updates: readonly LegacyUpdate[]): LegacyEntity {
  const called = words(value, 'name', 'description');
  return {
    ...base(value, 'entity', called, updates),
    kind: 'entity',
    name: called,
    type: name(field(value, 'type')),
    path: text(field(value, 'path')),
    description: text(field(value, 'description')),
    properties: properties(field(value, 'properties')),
  };
}

function blockerIn(value: unknown, updates: readonly LegacyUpdate[]): LegacyBlocker {
  const description = words(value, 'description', 'content', 'text', 'message');
  const at = parseTime(field(value, 'resolvedAt'));
  const resolution = text(field(value, 'resolution', 'solution'));
  const isResolved = oneOf(field(value, 'status'), ['resolved', 'closed']) !== null || at !== null;
  return {
    ...base(value, 'blocker', description, updates),
    kind: 'blocker',
    description,
    category: oneOf(field(value, 'category'), CATEGORIES) ?? 'technical',
    severity: oneOf(field(value, 'severity', 'impact'), LEVELS) ?? 'medium',
    resolved: isResolved ? { at, resolution } : null,
  };
}

function noteIn(value: unknown): LegacyNote {
  return {
    ...base(value, 'entity', '', []),
    kind: 'note',
    text: words(value, 'text', 'note', 'content', 'description', 'message'),
  };
}

/** Everything that a session's document records, list after list. */
export function recordsIn(document: Fields, start: Date): LegacyRecord[] {
  const updates = list(field(document, 'updates')).map((value) => updateIn(value, start));
  return [
    ...updates,
    ...list(field(document, 'decisions')).map((value) => decisionIn(value, updates)),
    ...list(field(document, 'entities')).map((value) => entityIn(value, updates)),
    ...list(field(document, 'blockers')).map((value) => blockerIn(value, updates)),
    ...list(field(document, 'notes')).map(noteIn),
  ];
}
