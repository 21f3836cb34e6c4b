/** Looks whether the vault can be written. Pure: the look itself is connect.ts's. */
import type { Account, Query, Reply } from '@msp/protocol';
import { z } from 'zod';
import { LANGUAGE } from './document.js';

/** What connect.ts answers. */
const Look = z.union([
  z.object({ vault: z.string(), obsidian: z.boolean() }),
  z.object({ problem: z.string(), hint: z.string().optional() }),
]);

/** The test of the connection. */
export const check = {
  ask: (): Query => ({ language: LANGUAGE, document: { check: true } }),
  read(reply: Reply): Account {
    if (reply.kind === 'failure') throw new Error(reply.message);
    const look = Look.parse(reply.value);
    if ('problem' in look) throw new Error([look.problem, look.hint].filter(Boolean).join(' '));
    const detail = look.obsidian
      ? 'a vault of Obsidian'
      : 'a folder that Obsidian has not opened yet: Open folder as vault';
    return { account: look.vault, detail };
  },
};
