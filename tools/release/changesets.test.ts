import { expect, it } from 'vitest';
import { parseChangeset } from './changesets.ts';

it('a changeset is read as changesets read it', () => {
  const text = `---\r\n"@msp/core": minor\r\n'create-msp-plugin': none\r\n---\r\n\r\nSeen by you:\r\n\r\n- more\r\n`;
  expect(parseChangeset('quick-fox', text)).toEqual({
    id: 'quick-fox',
    releases: { '@msp/core': 'minor', 'create-msp-plugin': 'none' },
    summary: 'Seen by you:\n\n- more',
  });
  expect(parseChangeset('empty', '---\n---\n').releases).toEqual({});
});
