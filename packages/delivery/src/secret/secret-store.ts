/** What a place of secrets can do. */
import type { SecretName } from './secrets-document.js';

/** Where a value is kept. */
export type Keeping = 'keychain' | 'file';

/** A secret that is kept. */
export interface KeptSecret extends SecretName {
  readonly kept: Keeping;
  /** Null where the keychain has it, and does not give it now. */
  readonly value: string | null;
}

/** A secret that is kept, without its value. */
export type ListedSecret = Omit<KeptSecret, 'value'>;

/** Which scope is meant. Default: the one that the store was opened for. */
export interface ScopeOptions {
  readonly scope?: string;
}

/**
 * Secrets of a user, in the keychain of the operating system or, where there is none, in a file that nobody else can read. All of its
 * functions throw `MSP003` where that file cannot be used.
 */
export interface SecretStore {
  /** Those of a plugin that are kept for this project or for all, by name; the project's own ones first. */
  all(plugin: string): Promise<ReadonlyMap<string, KeptSecret>>;
  /** One value; null where it is not there. */
  get(plugin: string, secret: string): Promise<string | null>;
  /** Keeps a value, and says where. @throws `MSP009` for what cannot be a secret, `MSP012` where it cannot be written */
  set(plugin: string, secret: string, value: string, options?: ScopeOptions): Promise<Keeping>;
  /** What is kept, in all scopes; never values. */
  list(plugin?: string): Promise<readonly ListedSecret[]>;
  /** Takes it out. False where it was not there. */
  remove(plugin: string, secret: string, options?: ScopeOptions): Promise<boolean>;
}

/** The scope of secrets that hold for all projects. */
export const USER_SCOPE = 'user';
