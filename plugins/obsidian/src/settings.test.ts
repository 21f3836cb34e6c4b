import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import { Settings } from './settings.js';
import { Rehearsal } from './testing/rehearsal.js';

const vault = '/notes';

describe('settings', () => {
  it('need nothing but the vault', () => {
    expect(Settings.parse({ vault })).toMatchObject({
      folders: { sessions: 'MSP/Sessions', daily: 'Daily' },
      daily: true,
      tags: ['msp'],
      headings: { nextSteps: 'Next steps' },
    });
  });

  it.each([
    ['folders', { sessions: '../x' }],
    ['folders', { sessions: '/x' }],
    ['folders', { sessions: 'C:/x' }],
    ['folders', { sessions: 'a//b' }],
    ['folders', { sessions: 'a\\b' }],
    ['folders', { sessions: '.obsidian/x' }],
    ['folders', { sessions: 'a/nul' }],
    ['folders', { sessions: 'a#b' }],
    ['folders', { sessions: 'x'.repeat(121) }],
    ['folders', { unknown: 'x' }],
    ['vault', ''],
    ['vault', 'Notes'],
    ['vault', './Notes'],
    ['tags', ['#msp']],
    ['tags', ['2026']],
    ['tags', ['two words']],
    ['headings', { updates: '# Updates' }],
    ['headings', { updates: 'a\nb' }],
    ['headings', { updates: '' }],
    ['unknown', 1],
  ])('refuse %s: %j', (name, value) => {
    expect(Settings.safeParse({ vault, [name]: value }).success).toBe(false);
  });

  it.each([
    [{ folders: { sessions: 'Work/Log/', daily: '' } }, { folders: { sessions: 'Work/Log', daily: '' } }],
    [{ folders: { projects: 'Pro\u0308jekte' } }, { folders: { projects: 'Pröjekte' } }],
    [{ templates: { session: ['a', 'b'] } }, { templates: { session: 'a\nb' } }],
    [{ headings: { updates: ' Was getan wurde ' } }, { headings: { updates: 'Was getan wurde' } }],
    [{ vault: 'C:\\Notes' }, { vault: 'C:\\Notes' }],
  ])('take %j', (given, taken) => {
    expect(Settings.parse({ vault, ...given })).toMatchObject(taken);
  });

  it('~/ is the home folder', async () => {
    const rehearsal = new Rehearsal('~/no such vault of msp');
    const reply = await rehearsal.send(check.ask());
    expect(() => check.read(reply)).toThrow(join(homedir(), 'no such vault of msp'));
  });
});
