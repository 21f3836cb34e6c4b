/** The plugin as the host uses it: a real store, the real deliverer, GitHub's own kit and a real server, with a clock that the test moves. */
import plugin from '@msp/plugin-github';
import type { OutboxStatus } from '@msp/protocol';
import { openBench } from '../../../../tools/connectors/bench.ts';
import { official } from './official.js';
import { GitHub } from './service.js';

const BEGINNING = Date.parse('2026-11-21T09:00:00.000Z');

/** @param given settings as a person writes them */
export async function bench(given: Readonly<Record<string, unknown>> = {}) {
  const at = await openBench({
    ...{ plugin, beginning: BEGINNING, service: stand, held: official },
    settings: (url) => ({ repositories: ['ada/webshop'], apiUrl: url, ...given }),
    secrets: () => ({ token: 'github_pat_made_up_for_tests' }),
  });
  return {
    ...{ ...at, github: at.service, repository: at.service.repository('ada/webshop') },
    /** Moves the clock by so many seconds. */
    later: (seconds: number) => at.later(seconds * 1000),
    entries: (status: OutboxStatus) => at.outbox(status),
    links: (...locals: string[]) => at.store.links('github', locals),
  };
}

/** With seven issues and a commit, and a limit that is new again in ten minutes. */
function stand(now: () => Date): GitHub {
  const github = new GitHub(now);
  github.reset = BEGINNING + 600_000;
  const repository = github.repository('ada/webshop');
  for (let number = 1; number <= 7; number += 1) repository.open({ title: `Issue ${number}` });
  repository.push('main', ['Begin'], '2026-11-20T09:00:00Z');
  return github;
}
