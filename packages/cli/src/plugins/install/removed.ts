/** What was removed, and what was kept, as `--json` prints it. */
export interface Removed {
  readonly name: string;
  readonly package: string | null;
  readonly uninstalled: boolean;
  readonly kept: {
    readonly queued: number;
    readonly parked: number;
    readonly sent: number;
    readonly secrets: readonly string[];
  };
}

/** What was removed, and which secrets with it. */
export interface ToolRemoved extends Removed {
  readonly removedSecrets: readonly string[];
}
