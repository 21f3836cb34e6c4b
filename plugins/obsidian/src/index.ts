/** `@msp/plugin-obsidian`: sessions, decisions and progress as notes of a vault. */
import { definePlugin } from '@msp/protocol';
import { actions } from './actions.js';
import { check } from './check.js';
import { combine } from './combine.js';
import { exportSession } from './export.js';
import { hooks } from './hooks/index.js';
import { judge } from './judge.js';
import { manifest } from './manifest.js';
import { Settings } from './settings.js';

export default definePlugin({
  contract: 1,
  manifest,
  settings: Settings,
  hooks,
  connect: () => import('./connect.js'),
  judge,
  combine,
  check,
  export: exportSession,
  actions,
});
