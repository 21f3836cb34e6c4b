import { join } from 'node:path';
import { expect, it } from 'vitest';
import { configurationPage } from './configuration.ts';

it('docs/configuration.md is current (write it anew with: npx vitest run tools/docs -u)', async () => {
  const file = join(import.meta.dirname, '..', '..', 'docs', 'configuration.md');
  await expect(configurationPage()).toMatchFileSnapshot(file);
});
