import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documented, temporaryFolder } from '@msp/testing';
import plugin from './index.js';
import { Rehearsal } from './testing/rehearsal.js';
import { wholeStory } from './testing/story.js';

/** The note of a session, as it is really written. */
async function example(): Promise<string> {
  const rehearsal = new Rehearsal(temporaryFolder());
  await rehearsal.record(...wholeStory());
  const note = 'MSP/Sessions/2026-11-21 0930 shop-api k3x9.md';
  return `\`\`\`\`markdown\n${readFileSync(join(rehearsal.settings.vault, note), 'utf8')}\`\`\`\``;
}

documented(plugin, new URL('../README.md', import.meta.url), { example });
