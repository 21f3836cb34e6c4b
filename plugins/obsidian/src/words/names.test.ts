import { HOSTILE } from '@msp/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockId } from './block-id.js';
import { composedName, cutBytes, fileName, isPortable, NAME_BYTES } from './file-name.js';
import { fingerprint } from './fingerprint.js';
import { linkText, wikilink } from './link.js';
import { localDateTime, localTime, offsetOf, sessionIdParts } from './local-time.js';

const bytes = (text: string) => Buffer.byteLength(text);

describe('fileName', () => {
  it.each([
    ['Use: PostgreSQL / "15"?', 'Use PostgreSQL 15'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com¹', '_com¹'],
    ['console', 'console'],
    ['..hidden. ', 'hidden'],
    ['a#b^c[d]|e', 'a b c d e'],
    ['notes.md', 'notes md'],
    ['   ', 'untitled'],
    ['e\u0301', 'é'],
    ['日本語', '日本語'],
    ['a\u202eb\u0000c', 'a b c'],
  ])('%j becomes %j', (text, name) => {
    expect(fileName(text)).toBe(name);
  });

  it('is good on every system, whatever it is made of', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(...Object.values(HOSTILE), '🚀'.repeat(200), `${'x'.repeat(119)}. y`),
    );
    fc.assert(
      fc.property(any, (text) => {
        for (const name of [fileName(text), composedName('2026-11-21 0930', text, 'k3x9')]) {
          expect(isPortable(name)).toBe(true);
          expect(bytes(name)).toBeLessThanOrEqual(NAME_BYTES);
          expect(name).toBe(name.normalize('NFC'));
          expect(name).not.toMatch(/[<>:"/\\|?*#^[\]`$%&~={}]/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is cut between code points', () => {
    expect(cutBytes('a🚀', 4)).toBe('a');
    expect(cutBytes('aé', 3)).toBe('aé');
  });

  it.each(['..', '.', '', 'a/b', 'c:', 'aux', 'a.', ' a', '.obsidian', 'a\\b', 'a#b', 'x'.repeat(201)])(
    '%j is not portable',
    (name) => {
      expect(isPortable(name)).toBe(false);
    },
  );
});

describe('blockId', () => {
  it('keeps ids of today, and gives older ones different ids', () => {
    expect(blockId('upd-7q2k9xw0m4ab')).toBe('upd-7q2k9xw0m4ab');
    const older = ['a.b', 'a_b', 'A.b', 'a-b', 'A-B', 'a..b'].map(blockId);
    expect(new Set(older).size).toBe(older.length);
    for (const id of older) expect(id).toMatch(/^[a-z0-9-]+$/);
  });
});

describe('links', () => {
  it('never end early', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(linkText(text)).not.toMatch(/[[\]|\\`<>$\n]|%%|==/);
      }),
    );
    expect(wikilink('MSP/Projects/shop.md', 'a]]|b')).toBe('[[MSP/Projects/shop|a))/b]]');
    expect(linkText('C# is #fine')).toBe('C# is ＃fine');
  });
});

describe('local time', () => {
  const session = (id: string, startTime: string) => ({ id, startTime });
  const HOUR = 3_600_000;

  it.each([
    ['msp-2026-11-21-093042-k3x9', '2026-11-21T08:30:42.017Z', HOUR],
    ['msp-2026-11-21-093042-k3x9', '2026-11-21T15:00:41.900Z', -5.5 * HOUR],
    ['msp-2026-11-21-093042-k3x9', '2026-11-21T09:30:42.000Z', 0],
    ['msp-2026-11-21-093042-k3x9', '2026-11-25T09:30:42.000Z', 0],
    ['msp-2026-11-21-093042-k3x9', '2026-11-21T09:37:42.000Z', 0],
    ['something-else', '2026-11-21T08:30:42.017Z', 0],
  ])('%s that began at %s is %d from UTC', (id, startTime, offset) => {
    expect(offsetOf(session(id, startTime))).toBe(offset);
  });

  it('is written as Obsidian writes it', () => {
    expect(localDateTime('2026-11-21T23:30:42.017Z', HOUR)).toBe('2026-11-22T00:30:42');
    expect(localTime('2026-11-21T23:30:42.017Z', HOUR, '2026-11-21')).toBe('2026-11-22 00:30');
    expect(localTime('2026-11-21T08:30:42.017Z', HOUR, '2026-11-21')).toBe('09:30');
    expect(sessionIdParts('msp-2026-13-41-093042-k3x9')).toBeNull();
  });
});

it('fingerprints differ, and are the same everywhere', () => {
  const many = Array.from({ length: 5000 }, (_, index) => fingerprint(`project ${index}`, 8));
  expect(new Set(many).size).toBe(5000);
  expect(fingerprint('shop/api', 12)).toBe(fingerprint('shop/api', 12));
  expect(fingerprint('', 6)).toMatch(/^[0-9a-z]{6}$/);
});
