/** Settings of which one has a new name: what docs/plugins/upgrade.md shows. */
import { z } from 'zod';

export const settings = z
  .strictObject({
    space: z.string().optional().describe('Where entries go. Default: team'),
    team: z.string().optional().describe('The old name of space; goes with version 2.'),
  })
  .transform(({ space, team }) => ({ space: space ?? team ?? 'team' }));
