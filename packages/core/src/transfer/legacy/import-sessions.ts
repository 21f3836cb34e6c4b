/** Putting sessions of older layouts into the store. */
import { type MspEvent, Session, type StoreTransaction, type Warning } from '@msp/protocol';
import type { Host } from '../../host.js';
import { eventsOfArchive } from '../../repair/archived.js';
import { Appender, eventById } from '../append-missing.js';
import { readEvent } from '../event-problem.js';
import type { ImportResult } from '../import-document.js';
import { importWarnings } from '../import-warnings.js';
import { eventsOf, startId } from './events.js';
import type { Gathered } from './gather.js';
import { masked } from './mask.js';
import type { LegacySession } from './session.js';
import type { Fields } from './values.js';

/** Leaves room for what tells two sessions of one id apart. */
const LONGEST_ID = 100;

/** The id as a session's id may be. */
function usableId({ id, layout, identity }: LegacySession): string {
  const usable = id
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, LONGEST_ID);
  return usable || `${layout}-${identity.slice(0, 12)}`;
}

/** Where a session goes in the store. */
interface Target {
  readonly id: string;
  /** Was it imported before? Then its start is there, and whatever is new is added. */
  readonly isNew: boolean;
}

/**
 * The id under which a session is, or will be, in the store. Ids of older layouts have no random part, so those of two
 * machines may be the same; the second gets a few characters more. Null where the store knows more than a stub tells.
 */
async function targetOf(transaction: StoreTransaction, session: LegacySession): Promise<Target | null> {
  const there = await eventById(transaction, startId(session));
  if (there) return { id: there.sessionId, isNew: false };
  const id = usableId(session);
  if ((await transaction.session(id)) === null) return { id, isNew: true };
  if (session.isStub && session.records.length === 0) return null;
  return { id: `${id}-${startId(session).slice(-4)}`, isNew: true };
}

const CLOSING: ReadonlySet<MspEvent['type']> = new Set([
  'session-ended',
  'session-completed',
  'session-crashed',
  'session-discarded',
]);

/** Imports one gathering in one transaction. */
class Importer {
  readonly warnings: Warning[] = [];
  readonly #host: Host;
  readonly #transaction: StoreTransaction;
  readonly #appender: Appender;
  /** The last session of each project. */
  readonly #last = new Map<string, string>();

  constructor(host: Host, transaction: StoreTransaction, appender: Appender) {
    this.#host = host;
    this.#transaction = transaction;
    this.#appender = appender;
  }

  async add(session: LegacySession, isLastActive: boolean): Promise<void> {
    const target = await targetOf(this.#transaction, session);
    if (target === null) return;
    const { identity, project: current } = this.#host;
    const project = session.project ?? current;
    const user = session.user ?? identity.user;
    const envelope = {
      sessionId: target.id,
      project,
      user,
      host: session.machine ?? identity.host,
      worktree: identity.worktree,
      follows: this.#last.get(project) ?? null,
    };
    this.#last.set(project, target.id);
    const isCrashed =
      session.status === 'active' && target.isNew && !(isLastActive && (await this.#isFree(user)));
    const events = eventsOf(isCrashed ? { ...session, status: 'crashed' } : session, envelope);
    await this.#append(session, target, events);
  }

  /** A session that was still under way goes on only where its owner has no other one under way here. */
  async #isFree(user: string): Promise<boolean> {
    const { worktree } = this.#host.identity;
    const active = await this.#transaction.sessions({
      user,
      worktree,
      statuses: ['active', 'ending'],
      limit: 1,
    });
    return active.length === 0;
  }

  async #append(session: LegacySession, { id, isNew }: Target, given: readonly MspEvent[]): Promise<void> {
    const events = this.#withoutSecrets(session, given);
    const wrong = events.map((event) => readEvent(event).problem).find((problem) => problem !== null);
    if (wrong !== undefined) {
      this.warnings.push({
        message: `${session.source} was left out: ${wrong}.`,
        hint: 'Everything else was imported.',
      });
      return;
    }
    const head = isNew ? null : await this.#transaction.session(id);
    // It was ended or recovered here since it was first imported: that holds.
    const isOver = head !== null && head.status !== 'active';
    const wanted = isOver ? events.filter(({ type }) => !CLOSING.has(type)) : events;
    await this.#appender.append(wanted, false);
    this.#appender.count.skipped += events.length - wanted.length;
  }

  #withoutSecrets(session: LegacySession, given: readonly MspEvent[]): MspEvent[] {
    const events = given.map(masked);
    const found = events.reduce((sum, { secrets }) => sum + secrets, 0);
    if (found > 0) {
      this.warnings.push({
        message: `${session.source}: ${found} texts held what looks like a secret. They were masked before they were imported.`,
        hint: 'The file itself is as it was. A secret that stood in it should be replaced by a new one.',
      });
    }
    return events.map(({ event }) => event);
  }

  /** A readable copy is derived from a store; one that is all that is left of its session gives it back. */
  async addCopy(document: Fields, isWanted: boolean): Promise<void> {
    const { format: _, version: __, ...fields } = document;
    const { data: session } = Session.safeParse(fields);
    if (session && (await this.#transaction.session(session.id)) !== null) return;
    if (session && isWanted) return this.#appender.append(eventsOfArchive(session), false);
    this.warnings.push({
      message: `${String(document.id)} is the readable copy of a session that is not in the store; it was left out.`,
      hint: 'If the store lost it: msp repair. Else import what msp export wrote there.',
    });
  }
}

/**
 * Imports sessions of older layouts, all in one transaction; what is there already is skipped.
 *
 * @param copies whether readable copies of sessions that the store does not have are imported too
 */
export async function importSessions(host: Host, gathered: Gathered, copies: boolean): Promise<ImportResult> {
  const { sessions } = gathered;
  const layout = [...new Set(sessions.map((session) => session.layout))].join(', ');
  const lastActive = sessions.findLast(({ status }) => status === 'active');
  return host.store.transaction(async (transaction) => {
    const appender = await Appender.of(transaction);
    const importer = new Importer(host, transaction, appender);
    for (const session of sessions) await importer.add(session, session === lastActive);
    for (const copy of gathered.copies) await importer.addCopy(copy, copies);
    const warnings = [...importer.warnings, ...(await importWarnings(transaction, appender.touched))];
    return { layout: layout || 'msp-session', ...appender.count, warnings };
  });
}
