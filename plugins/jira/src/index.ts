/** The plugin: which part does what stands in the file of that name. */
import { definePlugin } from '@msp/protocol';
import { actions } from './actions.js';
import { check } from './check.js';
import { combine } from './combine.js';
import { exportSession } from './export.js';
import { feeds } from './feeds/index.js';
import { guide } from './guide.js';
import { hooks } from './hooks.js';
import { judge } from './judge.js';
import { manifest } from './manifest.js';
import { probe } from './probe.js';
import { recall } from './recall.js';
import { settings } from './settings.js';
import { webhook } from './webhook.js';

export default definePlugin({
  contract: 1,
  manifest,
  settings,
  hooks,
  judge,
  combine,
  probe,
  check,
  export: exportSession,
  actions,
  recall,
  feeds,
  guide,
  webhook,
});
