/** `@msp/store-sqlite`: sessions in one SQLite file, and what can be saved of a broken one. */
export { openSqliteStore, type SqliteOptions } from './open.js';
export type { SalvageResult } from './salvage/result.js';
export { salvage } from './salvage.js';
