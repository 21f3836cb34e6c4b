/** What a person may set. */
import { z } from 'zod';

const SCHEMES = /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s/?#@]+\/?(\?\S*)?$/;

export const settings = z.strictObject({
  uri: z
    .string()
    .regex(SCHEMES, 'must be an address such as bolt://localhost:7687 or neo4j+s://example.com')
    .default('bolt://localhost:7687')
    .describe(
      'Where the database is. Schemes: bolt (one server), neo4j (a cluster, Aura); with +s encrypted, with +ssc encrypted with any certificate.',
    ),
  username: z.string().min(1).default('neo4j').describe('The database user.'),
  database: z
    .string()
    .min(1)
    .max(63)
    .optional()
    .describe("The database on the server; the user's home database where none is named."),
});

/** The settings as the plugin's parts are given them. */
export type Settings = z.infer<typeof settings>;
