import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROTOCOL_VERSION } from './version.js';

it('is the version in package.json', () => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  expect(PROTOCOL_VERSION).toBe(JSON.parse(text).version);
});
