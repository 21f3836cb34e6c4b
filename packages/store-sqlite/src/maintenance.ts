/**
 * What a store rarely needs, as one file to load when it does: a command that only records reads neither the schemas
 * nor the migrations. One file rather than four, because each costs a bundled command a quarter of a millisecond.
 */
export { salvageFile } from './salvage/salvage-file.js';
export { migrate } from './schema/migrate.js';
export { MIGRATIONS } from './schema/migrations.js';
export { verify } from './verify.js';
