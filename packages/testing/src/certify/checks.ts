/** All checks, in the order in which they are told. */

import type { Check } from './check.js';
import { combine } from './checks/combine.js';
import { connectionCheck } from './checks/connection-check.js';
import { delivery } from './checks/delivery.js';
import { determinism } from './checks/determinism.js';
import { distinctKeys } from './checks/distinct-keys.js';
import { feeds } from './checks/feeds.js';
import { guide } from './checks/guide.js';
import { jsonSafe } from './checks/json-safe.js';
import { judge } from './checks/judge.js';
import { longTexts } from './checks/long-texts.js';
import { MANIFEST_TITLE } from './checks/manifest.js';
import { noSecret } from './checks/no-secret.js';
import { operations } from './checks/operations.js';
import { probe } from './checks/probe.js';
import { purity } from './checks/purity.js';
import { readme } from './checks/readme.js';
import { requests } from './checks/requests.js';
import { settings } from './checks/settings.js';
import { splicing } from './checks/splicing.js';
import { tasksQueries } from './checks/tasks-queries.js';
import { tasksRead } from './checks/tasks-read.js';
import { tasksWrite } from './checks/tasks-write.js';
import { webhookMessages } from './checks/webhook-messages.js';
import { webhookReplay } from './checks/webhook-replay.js';
import { webhookSignature } from './checks/webhook-signature.js';
import { probeFinds, sendAgain } from './faults/again.js';
import { faultCheck } from './faults/fault-check.js';
import { masking } from './faults/masking.js';
import { sending } from './faults/sending.js';
import { FAULT_NAMES } from './options.js';

/** Those that need nothing but a valid manifest. */
export const FIRST: readonly Check[] = [settings, readme];

/** Those that need settings, too. */
export const REST: readonly Check[] = [
  ...[operations, jsonSafe, longTexts, distinctKeys, purity, determinism, noSecret, splicing, delivery],
  ...[judge, combine, probe, connectionCheck, requests],
  ...[tasksQueries, tasksRead, tasksWrite, webhookSignature, webhookMessages, webhookReplay, feeds, guide],
  ...[sending, ...FAULT_NAMES.map(faultCheck), probeFinds, sendAgain, masking],
];

/** The names and titles of all checks. */
export const CHECKS: readonly Pick<Check, 'name' | 'title'>[] = [
  { name: 'manifest', title: MANIFEST_TITLE },
  ...FIRST,
  ...REST,
];
