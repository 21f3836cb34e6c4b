import type { AssistantConnection } from './assistants/find.js';

/** Something that can be connected. */
export interface Tool {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Its names in the configuration. */
  readonly connected: readonly string[];
  readonly maturity: string;
  readonly verified: boolean;
  /** A connection that an assistant has to it already. */
  readonly assistant: AssistantConnection | null;
  /** The simplest way to connect it here. */
  readonly command: string;
}
