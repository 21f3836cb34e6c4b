import type { Host } from '@msp/core';
import type { Warning } from '@msp/protocol';
import type { Place } from '../host.js';
import type { Shell } from '../shell.js';
import { type KitWish, openKit } from './kit.js';

/** Plans what was recorded since, and warns of plugins that cannot. */
export async function planAll(host: Host & Place, shell: Shell, wish: KitWish): Promise<Warning[]> {
  const kit = await openKit(host, shell, wish);
  await kit.plan();
  return kit.all.flatMap((each) =>
    each.state === 'disabled'
      ? [{ message: `${each.name} plans nothing: ${each.reason}.`, hint: each.hint }]
      : [],
  );
}
