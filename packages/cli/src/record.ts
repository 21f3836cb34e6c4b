import type { Host } from '@msp/core';
import { loadSession, type RecordOptions, type RecordResult } from '@msp/core';
import { openHost } from './host.js';
import type { Outcome } from './outcome.js';
import { tellOnce } from './plugins/tell-once.js';
import { secretChoice } from './secrets.js';
import type { Shell } from './shell.js';
import { recordedView } from './views/recorded.js';

/** What the commands that record have in common. */
export interface Recording {
  /** Every text that was typed, to be looked through for secrets. */
  readonly texts: readonly (string | undefined)[];
  /** `--allow-secret`. */
  readonly allowSecret: boolean;
  work(host: Host, options: RecordOptions): Promise<RecordResult>;
}

/** Records, and answers with what was recorded. */
export async function record(shell: Shell, { texts, allowSecret, work }: Recording): Promise<Outcome> {
  const options = await secretChoice(shell, allowSecret, texts);
  const host = await openHost(shell, 'there');
  const result = await work(host, options);
  const { head, state, recorded } = result;
  const news = await tellOnce(host);
  const warnings = [...result.warnings, ...news.warnings];
  return {
    json: async () => ({ session: await loadSession(host.store, head.id), state, warnings, recorded }),
    text: (paper) => [...recordedView(result, paper), ...news.good.map(paper.style.good)],
    essential: recorded[0]?.id,
    warnings,
  };
}
