/** What a person says on the command line. Every field may be absent, and none was checked. */
export interface Wish {
  /** The word itself: a name, a folder to be named for it, or a name with its scope. */
  readonly word?: string | undefined;
  readonly title?: string | undefined;
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
  /** Where to make it. Default: a folder of the plugin's name where one stands. */
  readonly folder?: string | undefined;
  readonly tasks?: boolean | undefined;
  readonly webhook?: boolean | undefined;
}

/** Where and how it is said. */
export interface Circumstances {
  /** The folder in which one stands, absolute. */
  readonly cwd: string;
  /** May a person be asked? Only where one sits at a terminal. */
  readonly ask: boolean;
  /** The command as it is written, for advice: `msp plugin create`. */
  readonly command: string;
}
