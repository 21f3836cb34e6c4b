import type { PickStep, Reply } from '@msp/protocol';
import { messageOf } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { answersAt, askPick, readPick } from '../plan/guide.js';
import { withStory } from './served.js';

/** More pages than that are no end. */
const PAGES = 50;

/** What a stand-in for the tool offered to pick. */
export interface ServedPicks {
  readonly problems: readonly string[];
  /** By the setting: the first reply with something in it. */
  readonly samples: Readonly<Record<string, Reply>>;
}

/** Asks the option `service` for all that can be picked, after a session was sent to it. */
export async function servedPicks(laboratory: Laboratory): Promise<ServedPicks> {
  const samples: Record<string, Reply> = {};
  const problems: string[] = [];
  await withStory(laboratory, async (bench) => {
    for (const [index, step] of (laboratory.plugin.guide?.steps ?? []).entries()) {
      if (step.kind !== 'pick') continue;
      const { settings } = answersAt(laboratory, index);
      try {
        let next: string | null = null;
        let pages = 0;
        do {
          if (pages === PAGES) throw new Error(`it did not end within ${PAGES} pages`);
          const reply: Reply = await bench.ask(askPick(laboratory, step as PickStep, settings, next));
          const page = readPick(laboratory, step as PickStep, settings, reply);
          if (page.options.length > 0) samples[step.setting] ??= reply;
          next = page.next;
          pages += 1;
        } while (next !== null);
      } catch (error) {
        problems.push(`step ${index + 1} (${step.setting}), asked of the service: ${messageOf(error)}`);
      }
    }
  });
  return { problems, samples };
}
