/** Ledger entries as `--json` shows them: without their place in this store's log, which means nothing elsewhere. */
import type { BlockerEntry, DecisionEntry } from '@msp/protocol';

export const blockerDocument = ({ sequence: _, ...blocker }: BlockerEntry) => blocker;

export const decisionDocument = ({ sequence: _, ...decision }: DecisionEntry) => decision;
