/** The plugin with all of the host around it: the core's log and plan, the real deliverer, and a real server in place of Jira. */
import type { Plugin } from '@msp/protocol';
import { openBench } from '../../../../tools/connectors/bench.ts';
import { contracted } from './contracted.js';
import { createJira, EMAIL, type JiraOptions, TOKEN } from './jira.js';
import { serviceFor } from './service.js';

const MINUTE = 60_000;

/** On the branch `ada/web-1-tokens`. @param given settings beside the address and the account */
export async function bench(plugin: Plugin, given: object = {}, options: JiraOptions = {}) {
  const jira = createJira(options);
  const wish = { kind: jira.kind, email: EMAIL, projects: ['WEB'], ...given };
  const at = await openBench({
    ...{ plugin, beginning: Date.UTC(2026, 10, 21, 12), branch: 'ada/web-1-tokens', unhurried: true },
    settings: (url) => ({ url, ...wish }),
    secrets: () => ({ token: TOKEN }),
    service: () => serviceFor(jira),
    // Of a Server there is no official document.
    ...(jira.kind === 'cloud' && { held: contracted }),
  });
  return {
    ...{ ...at, jira },
    async end(progress?: number) {
      // Shorter work is not logged.
      at.later(MINUTE);
      if (progress !== undefined) await at.update('All of it works', progress);
      await at.end();
    },
    /** A person names another issue for the session. */
    use: (issue: string) => at.act('use', { issue }),
    /** A person comments on the issue of the session. */
    comment: (text: string) => at.act('add-comment', { text }),
  };
}
