/** `@msp/plugin-neo4j`: sessions, decisions, entities and blockers as a graph. */
import { definePlugin } from '@msp/protocol';
import { actions } from './actions.js';
import { check } from './check.js';
import { combine } from './combine.js';
import { hooks } from './hooks.js';
import { judge } from './judge.js';
import { manifest } from './manifest.js';
import { active } from './recall/active.js';
import { analytics } from './recall/analytics.js';
import { context } from './recall/context.js';
import { related } from './recall/related.js';
import { settings } from './settings.js';
import { setup } from './setup.js';

export default definePlugin({
  contract: 1,
  manifest,
  settings,
  hooks,
  setup,
  combine,
  judge,
  check,
  actions,
  recall: { context, active, analytics, related },
  connect: () => import('./connect.js'),
});
