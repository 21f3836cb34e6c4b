/** What a run says of the contracts: whether they were found, and what was left out without them. */
import type { SourceFile } from '../rules/files.ts';

/** The test files that hold something against a contract of a service, by their paths. */
export const suitesWithContracts = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path, text }) => path.endsWith('.test.ts') && /^\s*describeWithContracts\(/m.test(text))
    .map(({ path }) => path);

/**
 * One line for a person.
 *
 * @param folder where the contracts lie; null where they were not found
 * @param suites the test files that need them
 */
export const contractsLine = (folder: string | null, suites: readonly string[]): string =>
  folder === null
    ? `SKIPPED: ${suites.length} suites that hold our connectors against the services' own contracts (OpenAPI documents, GraphQL schemas): their folder is not here. Set MSP_CONTRACTS to it.`
    : `contracts of the services: found in ${folder}; ${suites.length} suites hold our connectors against them`;
