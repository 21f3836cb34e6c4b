/** Looks at what was connected as it stands in the configuration now, and tells what comes next. */
import type { Host } from '@msp/core';
import type { Warning } from '@msp/protocol';
import type { Place } from '../../host.js';
import type { Shell } from '../../shell.js';
import { type Checks, checkConnections } from '../check-connections.js';
import { forgetProblem } from '../forget-problem.js';
import { placeNow } from '../install/configure.js';
import { pokeDeliverer } from '../poke.js';
import { settingsSoFar } from './connection.js';
import type { Draft } from './draft.js';
import type { Kept } from './keep.js';
import { sentThings } from './sent-things.js';
import type { Subject } from './subject.js';

/** How the connection stands. */
export type ConnectionCheck = Checks['checks'][number];

/** What came of a walk. */
export interface Finished {
  readonly subject: Subject;
  readonly draft: Draft;
  readonly kept: Kept;
  /** Null where it is not MSP that sends, or nothing was written. */
  readonly check: ConnectionCheck | null;
  /** What goes to the tool from now on, as people call it. */
  readonly sent: readonly string[];
  readonly next: readonly string[];
  readonly warnings: readonly Warning[];
}

/** Tests the connection once more, as every command from now on will find it. */
export async function finish(subject: Subject, draft: Draft, kept: Kept, shell: Shell): Promise<Finished> {
  const { name, host, addition } = subject;
  const place = await placeNow(shell);
  const now: Host & Place = { ...host, ...place, config: place.loaded.config };
  await forgetProblem(name, now);
  const next = nextCommands(subject, draft, shell);
  const warnings = addition?.warnings ?? [];
  const settings = settingsSoFar(subject, draft, shell.environment);
  const sent = sentThings({ name, plugin: subject.plugin, settings }, subject.onCall);
  const done = { subject, draft, kept, sent, next, warnings };
  const isOn = now.config.plugins.some((each) => each.name === name && each.enabled);
  if (draft.mode !== 'integrated' || !isOn) return { ...done, check: null };
  const { checks, mended } = await checkConnections(now, shell, name);
  // Once the store is closed.
  if (mended) shell.closing.unshift(() => pokeDeliverer(now, shell));
  return { ...done, check: checks[0] ?? null };
}

/** What a person may want to do now. */
function nextCommands({ name, plugin, isNew }: Subject, { mode }: Draft, { commands }: Shell): string[] {
  const has = (command: string) => commands.some((each) => each.name === command);
  if (mode !== 'integrated') return [`msp queries --plugin ${name}`];
  return [
    ...(has('sync') && (plugin.feeds || plugin.tasks) ? [`msp sync ${name}`] : []),
    `msp check ${name}`,
    ...(isNew && Object.keys(plugin.hooks ?? {}).length > 0 ? [`msp backfill ${name}`] : []),
  ];
}
