/** Runs the pure parts of a plugin and judges what they return. Pure, as far as the plugin is. */
import {
  type EventType,
  type HookContext,
  type Operation,
  Operation as OperationShape,
  type Plugin,
  type RecordedEvent,
  type RequestContext,
  SETUP_LANE,
  type Session,
  type SessionHead,
  truncate,
} from '@msp/protocol';
import { pureContext } from './context.js';
import { deepFreeze } from './freeze.js';
import { plainCopy } from './plain.js';

/** A plugin as it is configured. */
export interface Configured {
  /** Its name in the configuration. */
  readonly name: string;
  readonly plugin: Plugin;
  /** As the plugin's schema gave them. */
  readonly settings: unknown;
}

/** What a hook is told about an event beside the event. */
export interface Circumstances {
  readonly session: SessionHead;
  records(): Session;
  readonly refers: RecordedEvent | null;
  readonly number: number | null;
}

/** The longest summary, in columns of a terminal, and the longest operation, in characters of JSON. */
const LONGEST_SUMMARY = 200;
const LONGEST_OPERATION = 8 * 1_048_576;

/**
 * The operations that follow from an event.
 *
 * @throws an `Error` where the hook throws, or returns what are no operations
 */
export function operationsOf(
  { name, plugin, settings }: Configured,
  event: RecordedEvent,
  circumstances: Circumstances,
): Operation[] {
  const hook = plugin.hooks?.[event.type] as
    | ((event: RecordedEvent, context: HookContext) => unknown)
    | undefined;
  if (!hook) return [];
  const { context, genuine } = pureContext(name, settings);
  const { session, refers, number } = circumstances;
  const hookContext = { ...context, session, refers, number, records: () => circumstances.records() };
  return checked(hook(event, hookContext), genuine);
}

/** The operations that have to be done before all others. @throws as {@link operationsOf} */
export function setupOf({ name, plugin, settings }: Configured): Operation[] {
  if (!plugin.setup) return [];
  const { context, genuine } = pureContext(name, settings);
  return checked(plugin.setup(context), genuine).map((operation) => ({ ...operation, lane: SETUP_LANE }));
}

/** What an action or an export is told. */
export type RequestFacts = Pick<RequestContext, 'request' | 'time' | 'project' | 'session'>;

/** The operations of an action or an export. @throws as {@link operationsOf} */
export function requested(
  { name, settings }: Configured,
  facts: RequestFacts,
  run: (context: RequestContext) => unknown,
): Operation[] {
  const { context, genuine } = pureContext(name, settings);
  return checked(run({ ...context, ...facts }), genuine);
}

/** Which events does the plugin want? */
export const wants = ({ plugin }: Configured, type: EventType): boolean =>
  plugin.hooks !== undefined && plugin.hooks[type] !== undefined;

function checked(returned: unknown, genuine: WeakSet<object>): Operation[] {
  if (!Array.isArray(returned))
    throw new Error(`it returned ${kindOf(returned)} in place of a list of operations`);
  const operations = returned.map((value, index) => operation(value, genuine, `operation ${index + 1}`));
  const keys = new Set(operations.map(({ key }) => key));
  if (keys.size < operations.length) throw new Error('two of its operations have the same key');
  return operations;
}

function operation(value: unknown, genuine: WeakSet<object>, place: string): Operation {
  const copy = plainCopy(value, genuine, place);
  if (JSON.stringify(copy).length > LONGEST_OPERATION) throw new Error(`${place} is longer than 8 MiB`);
  const { success, data, error } = OperationShape.safeParse(copy);
  if (!success) throw new Error(`${place} is no operation: ${issue(error)}`);
  return deepFreeze({
    ...(data as Operation),
    summary: truncate(data.summary.replace(/\s+/g, ' ').trim() || data.key, LONGEST_SUMMARY),
  });
}

function issue({
  issues: [first],
}: {
  readonly issues: readonly { path: readonly PropertyKey[]; message: string }[];
}) {
  return first ? `${first.path.map(String).join('.') || 'it'}: ${first.message}` : 'its shape is wrong';
}

function kindOf(value: unknown): string {
  if (value instanceof Promise) return 'a promise (hooks are pure, and not asynchronous)';
  return value === null ? 'null' : typeof value === 'object' ? 'an object' : String(typeof value);
}
