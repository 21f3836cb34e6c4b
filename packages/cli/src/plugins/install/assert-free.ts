import type { PluginConfig } from '@msp/protocol';
import type { Place } from '../../host.js';
import { nameTaken } from './addition.js';
import type { Staged } from './staged.js';
import { installedPackage } from './target.js';

/** @throws an `MspError` `MSP007` where the name is another plugin's */
export function assertFree(
  name: string,
  present: PluginConfig | undefined,
  staged: Staged,
  host: Place,
  word: string,
): void {
  if (!present || present.use === staged.name) return;
  const installed = installedPackage(present.use, host);
  const isSame = installed ? installed.name === staged.name : isUseOf(present.use, staged.name);
  if (!isSame) throw nameTaken(name, present.use, word);
}

/** May `use` mean this package, where nothing is installed that it means? */
const isUseOf = (use: string, packageName: string): boolean =>
  [`@msp/plugin-${use}`, `msp-plugin-${use}`].includes(packageName);
