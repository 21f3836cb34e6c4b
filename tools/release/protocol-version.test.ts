import { expect, it } from 'vitest';
import { withProtocolVersion } from './protocol-version.ts';

it('a release writes the version of the protocol into its code', () => {
  const code = `/** What it is. */\nexport const PROTOCOL_VERSION = '1.1.0';\n`;
  expect(withProtocolVersion(code, '1.2.0')).toBe(code.replace('1.1.0', '1.2.0'));
  expect(() => withProtocolVersion('export const VERSION = 1;', '1.2.0')).toThrow('PROTOCOL_VERSION');
});
