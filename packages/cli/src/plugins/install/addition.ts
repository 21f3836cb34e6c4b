/** What is to be added, and what came of it. */
import { type Manifest, MspError, type Permissions, type Warning } from '@msp/protocol';
import type { Shell } from '../../shell.js';
import type { NewEntry } from './configure.js';
import type { GivenSetting } from './given-settings.js';
import type { Standing } from './standing.js';

/** As it stands on the command line. */
export interface AddWish {
  readonly word: string;
  /** Of the entry. */
  readonly name: string | undefined;
  readonly settings: readonly GivenSetting[];
  /** The person says yes beforehand. */
  readonly yes: boolean;
  /** The command that was typed. @example 'msp plugin add' */
  readonly command: string;
  /** Writes what was found into the configuration, or remembers it for later. */
  connect(entry: NewEntry, shell: Shell): Promise<unknown>;
}

/** What was written down, before it is loaded. */
export interface Addition {
  readonly name: string;
  readonly use: string;
  readonly added: boolean;
  readonly package: string | null;
  readonly version: string | null;
  readonly registry: string | null;
  readonly verified: boolean;
  /** Null where its package does not tell. */
  readonly manifest: Manifest | null;
  readonly warnings: readonly Warning[];
}

/** Everything that there is to say of it. */
export interface Added extends Addition {
  readonly word: string;
  readonly file: string | null;
  readonly reaches: Permissions | null;
  readonly labels: NonNullable<Manifest['secrets']>;
  readonly standing: Standing;
}

/** What is said where a name of the configuration belongs to another plugin. */
export const nameTaken = (name: string, use: string, word: string): MspError =>
  new MspError('MSP007', {
    message: `The name ${name} belongs to ${use} in this configuration, so nothing was changed.`,
    hint: `Give this one another name: msp plugin add ${word} --name ${name.slice(0, 38)}-2`,
  });

/** What is said where settings come with a plugin that is there already. */
export const settingsTooLate = (name: string, [given]: readonly GivenSetting[]): MspError =>
  new MspError('MSP007', {
    message: `${name} is there already, so its settings were not changed.`,
    hint: `Change them: msp config set plugins.${name}.${given?.[0] ?? '<setting>'} <value>`,
  });
