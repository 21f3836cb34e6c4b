import type { Permissions } from '@msp/protocol';

/** What became of one plugin, as `--json` prints it. */
export interface Updated {
  readonly name: string;
  readonly package: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly outcome: 'updated' | 'current' | 'kept';
  readonly added: Permissions;
  readonly removed: Permissions;
  readonly problem: string | null;
  readonly hint: string | null;
}
