import { readSettings, settingsDocument } from '@msp/core';
import type { Plugin } from '@msp/protocol';
import { expect, it } from 'vitest';
import { settings } from './renamed-setting.ts';

const manifest = { id: 'board', name: 'Board', summary: 'Notices', hosts: [] };
const plugin = { contract: 1, manifest, settings } as Plugin;
const read = (given: Record<string, string>, env = {}) =>
  readSettings(
    plugin,
    { name: 'board', use: 'board', enabled: true, mode: 'integrated', settings: given },
    env,
  );

it.each([
  [{}, 'team'],
  [{ team: 'web' }, 'web'],
  [{ space: 'api' }, 'api'],
  [{ space: 'api', team: 'web' }, 'api'],
])('%j: %s', (given, space) => expect(read(given)).toEqual({ settings: { space }, problem: null }));

it('both names have their variables and stand in the tables, and others are refused', () => {
  expect(read({ space: 'api' }, { MSP_BOARD_SPACE: 'web' })).toMatchObject({ settings: { space: 'web' } });
  expect(Object.keys(settingsDocument(plugin)?.properties ?? {})).toEqual(['space', 'team']);
  expect(read({ spcae: 'api' })).toMatchObject({ problem: 'plugins.board.spcae: there is no such setting' });
});
