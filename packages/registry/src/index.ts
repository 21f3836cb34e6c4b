/** `@msp/registry`: the plugins that can be found by name. Pure data and functions. */
export { authorOf, homepageOf, type PackageFile } from './author.js';
export { CATEGORIES, type Category, isCategory } from './categories.js';
export { REGISTRY } from './compiled.js';
export { Author, CertificationRecord, RegistryDocument, RegistryEntry } from './entry.js';
export { capabilitiesOf, type EntryRest, entryOf } from './entry-of.js';
export { findPlugin } from './find.js';
export { entryProblems } from './problems/entry-problems.js';
export { hostProblem } from './problems/hosts.js';
export type { EntryProblem } from './problems/problem.js';
export { REGISTRY_LIMIT, type RegistryReading, readRegistry, TOO_LARGE } from './read.js';
export { registrySchema } from './schema.js';
export { searchPlugins } from './search.js';
