/** What core needs to know of the world. The command line makes one a process; tests make their own. */
import type { Config, Store } from '@msp/protocol';

/** Who records, and where. */
export interface Identity {
  readonly user: string;
  /** The machine's name. */
  readonly host: string;
  /** `'.'` in the main working tree, else the path of the linked one. An active session belongs to a user and a working tree. */
  readonly worktree: string;
  /** The branch that is checked out; null outside git or with a detached HEAD. */
  readonly branch: string | null;
}

/** The world, as far as core may touch it. */
export interface Host {
  readonly store: Store;
  readonly config: Config;
  readonly identity: Identity;
  /** The project in force: flag → environment → configuration → folder name. */
  readonly project: string;
  /** The session selected by `--session` or MSP_SESSION (id or unique prefix); null: the active one of this user here. */
  readonly selected: string | null;
  /** The folder that holds the store and the archive, normally `.msp`. */
  readonly stateDirectory: string;
  now(): Date;
  /** Cryptographically random bytes. */
  random(count: number): Uint8Array;
}
