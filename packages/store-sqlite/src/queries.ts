/** Questions that are put together from conditions, as one file to load when one is asked: it brings Kysely along. */
export { events, eventsByIdPrefix } from './queries/events.js';
export { feedItems } from './queries/feeds.js';
export { blockers, decisions } from './queries/ledger.js';
export { outbox, outboxCounts } from './queries/outbox.js';
export { frequency, search } from './queries/search.js';
export { sessions } from './queries/sessions.js';
export { statistics } from './queries/statistics.js';
