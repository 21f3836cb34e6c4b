/** Why a value is no event, in words. Pure. */
import { EVENT_TYPES, EVENT_VERSION, MspEvent } from '@msp/protocol';

/** An event, or why it is none. */
export type ReadEvent =
  | { readonly event: MspEvent; readonly problem: null }
  | { readonly event: null; readonly problem: string };

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

function describe(issue: Issue, value: unknown): string {
  const { type, version } = value as { type?: unknown; version?: unknown };
  if (!EVENT_TYPES.some((each) => each === type))
    return `${JSON.stringify(type) ?? 'nothing'} is no type of event`;
  if (version !== EVENT_VERSION)
    return `it is an event of version ${JSON.stringify(version)}, and this program reads ${EVENT_VERSION}`;
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return `${[path, issue.keys?.[0]].filter(Boolean).join('.')} is no field of ${String(type)}`;
  return `${path || 'it'} is not as ${String(type)} wants it`;
}

/** Checks a parsed value. @example readEvent({ type: 'party' }) // { event: null, problem: '"party" is no type of event' } */
export function readEvent(value: unknown): ReadEvent {
  if (typeof value !== 'object' || value === null) return { event: null, problem: 'it is no object' };
  try {
    const { data, error } = MspEvent.safeParse(value);
    if (data) return { event: data, problem: null };
    return { event: null, problem: describe((error?.issues[0] ?? { code: '', path: [] }) as Issue, value) };
  } catch (error) {
    if (error instanceof RangeError) return { event: null, problem: 'it is nested too deeply' };
    throw error;
  }
}
