import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it } from 'vitest';
import { raiseBlocker } from '../session/blocker.js';
import { recordDecision } from '../session/decision.js';
import { endSession } from '../session/end.js';
import { startSession } from '../session/start.js';
import { recordUpdate } from '../session/update.js';
import { codeOf, type TestHost, testHost } from '../testing/host.js';
import { composeContext } from './compose.js';
import { renderContext } from './render.js';

async function history(): Promise<TestHost> {
  const host = await testHost();
  await startSession(host, {});
  for (let index = 0; index < 40; index += 1) {
    await recordUpdate(host, {
      text: `Finished part ${index} of the importer, with retries and a progress bar`,
      progress: index,
    });
    if (index % 4 === 0)
      await recordDecision(host, {
        text: `Choice ${index}: keep the parser small`,
        rationale: 'it is read often',
      });
  }
  await raiseBlocker(host, {
    text: 'No access to the staging bucket',
    severity: 'high',
    category: 'external',
  });
  await endSession(host, { summary: 'Importer works', nextSteps: ['Exporter'] });
  host.pass(20);
  await startSession(host, { goal: 'Exporter works' });
  await recordUpdate(host, { text: 'First file\nis \u001b[31mwritten' });
  return host;
}

describe('context', () => {
  it.each([100, 300, 1000, 4000])(
    'of %i tokens keeps its budget as a model counts, and says what it left out',
    async (budget) => {
      const document = await composeContext(await history(), { budget });
      const text = renderContext(document, 'ai');
      expect(encode(text).length).toBeLessThanOrEqual(budget);
      expect(document.tokens).toBeLessThanOrEqual(budget);
      if (document.cut > 0) expect(text).toMatch(/\d+ more left out/);
      expect(document.cut > 0).toBe(budget < 1000);
    },
  );

  it('puts first what matters most, each line with its source', async () => {
    const host = await history();
    const text = renderContext(await composeContext(host, { budget: 600 }), 'ai');
    expect(text).toContain('Exporter works');
    expect(text).toContain('No access to the staging bucket');
    expect(text).toContain('keep the parser small');
    const lines = text.split('\n').filter((line) => line.startsWith('- '));
    expect(lines.length).toBeGreaterThan(5);
    const events = await host.store.events({});
    const ids = new Set(events.flatMap(({ id, sessionId }) => [id, sessionId]));
    expect(lines.filter((line) => !ids.has(/\[([\w.-]+)\]$/.exec(line)?.[1] ?? ''))).toEqual([]);
  });

  it('never lets a text steer a terminal or break a line', async () => {
    const text = renderContext(await composeContext(await history()), 'ai');
    expect(text).not.toContain('\u001b');
    expect(text).toMatch(/- First file.*written/);
  });

  it('leaves old sessions out, but no decision in force', async () => {
    const host = await history();
    host.pass(24 * 30);
    const text = renderContext(await composeContext(host, { days: 7 }), 'ai');
    expect(text).not.toContain('Importer works');
    expect(text).toContain('keep the parser small');
    expect(renderContext(await composeContext(host, { days: 60 }), 'ai')).toContain('Importer works');
  });

  it('refuses days and budgets that make no sense', async () => {
    const host = await testHost();
    expect(await codeOf(composeContext(host, { days: 0 }))).toBe('MSP009');
    expect(await codeOf(composeContext(host, { budget: 99 }))).toBe('MSP009');
    expect(await codeOf(composeContext(host, { budget: 1.5e3 + 0.5 }))).toBe('MSP009');
    expect((await composeContext(host, {})).sections).toEqual([]);
  });

  it('is JSON and Markdown as well', async () => {
    const document = await composeContext(await history());
    expect(JSON.parse(renderContext(document, 'json'))).toEqual(document);
    expect(renderContext(document, 'markdown')).toMatch(/^# shop\n[\s\S]*## Decisions in force/);
  });
});
