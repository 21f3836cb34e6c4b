import { syncBuiltinESMExports } from 'node:module';
import { clock } from './clock.js';
import { effects } from './effects.js';
import { environment } from './environment.js';
import { chance } from './random.js';
import { replaceAll } from './replacement.js';

/** What was done that a pure part may not do: sentences such as `the hook for note-taken read the clock (Date.now)`. */
export type Deeds = ReadonlySet<string>;

/**
 * Runs a synchronous function while the clock jumps, chance and environment tell on who asks them, and nothing can be done to the
 * world. Everything is as before when it returns, also where it throws.
 *
 * @param act is given a function by which it says whose code runs next
 */
export function trapped(act: (at: (place: string) => void) => void): Deeds {
  const deeds = new Set<string>();
  let place = 'it';
  const report = (deed: string) => void deeds.add(`${place} ${deed}`);
  const restore = replaceAll([
    ...clock(report),
    ...chance(report),
    ...environment(report),
    ...effects(report),
  ]);
  try {
    syncBuiltinESMExports();
    act((next) => {
      place = next;
    });
  } finally {
    restore();
    syncBuiltinESMExports();
  }
  return deeds;
}
