import { MspError, type Store } from '@msp/protocol';

/** A store in which nothing is and nothing can be put: for reading where nobody has started yet. */
export function emptyStore(location: string): Store {
  const nothing = async () => [];
  return {
    location,
    events: nothing,
    eventsByIdPrefix: nothing,
    session: async () => null,
    sessionUnderWay: async () => null,
    sessions: nothing,
    decisions: nothing,
    blockers: nothing,
    search: nothing,
    frequency: async () => 0,
    statistics: async () => ({ events: 0, sessions: 0, bytes: null, schemaVersion: 0 }),
    cursor: async () => null,
    cursors: nothing,
    claimOwners: nothing,
    outbox: nothing,
    outboxCounts: nothing,
    nextDue: async () => null,
    links: nothing,
    connections: nothing,
    standings: nothing,
    importedRanges: nothing,
    feedStates: nothing,
    feedItems: nothing,
    verify: nothing,
    close: async () => {},
    transaction: async () => {
      throw new MspError('MSP002', {
        message: 'There is no store here yet, so nothing was recorded.',
        hint: 'Start a session: msp start',
      });
    },
  };
}
