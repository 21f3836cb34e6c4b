import { join } from 'node:path';
import { expect, it } from 'vitest';
import { documentation } from './documentation.js';

it('docs/cli.md is current (write it anew with: npx vitest run documentation -u)', async () => {
  await expect(await documentation()).toMatchFileSnapshot(
    join(import.meta.dirname, '..', '..', '..', 'docs', 'cli.md'),
  );
});
