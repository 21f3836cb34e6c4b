/** `msp sync` where something is in the way, and what belongs to it. */
import { RecallOutput, SyncOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { commit, knowing } from '../testing/knowing-tool.js';
import { sandbox } from '../testing/sandbox.js';
import { KEY } from '../testing/tool.js';

const issue = (id: string, given = {}) => commit(id, { kind: 'issue', title: `Issue ${id}`, ...given });

describe('msp sync', () => {
  it('sends what waits first', async () => {
    const { workshop, tool } = await knowing();
    await workshop.msp('start');
    await workshop.msp('decide', 'Use postgres');
    const { stdout } = await workshop.msp('sync');
    expect(stdout).toBe('  ✓ GitHub is up to date.\n\n1 operation sent, 0 queued, 0 parked\n');
    expect(tool.asked[0]).toBe('POST /decisions');
  });

  it.each([
    [401, {}, 'GitHub authentication failed. Run `msp add github` to reconnect.'],
    [429, { 'retry-after': '60' }, 'Rate limited. Try again in a few minutes.'],
    [503, {}, 'GitHub unavailable - working with local data'],
    [418, {}, 'GitHub: GitHub said 418'],
  ])('says what an answer of %s means, and no secret', async (status, headers, message) => {
    const { workshop, tool } = await knowing();
    tool.answer = { status, headers };
    const { code, document } = await workshop.json(SyncOutput, 'sync');
    expect([code, document.plugins[0]?.ok, document.plugins[0]?.message]).toEqual([4, false, message]);
    const { stdout, stderr } = await workshop.msp('sync');
    expect(stdout).toContain(message);
    expect(JSON.stringify(document) + stdout + stderr).not.toContain(KEY);
  });

  it('stops when its time is over, and goes on another time', async () => {
    const { workshop, tool } = await knowing();
    tool.answer = null;
    const { code, stdout } = await workshop.msp('sync', '--wait', '0.5');
    expect([code, stdout]).toEqual([4, '  ✗ GitHub did not answer in time - working with local data\n']);
  });

  it('takes what can be taken, and says what could not', async () => {
    const { workshop, tool } = await knowing();
    const hostile = commit('b', { title: 'red \u001b[31mtext\u0007', detail: `${KEY} \u0000` });
    tool.known = { commits: [commit('a'), hostile, { id: 'c', kind: 'planet', title: 'x' }] };
    const { code, stdout } = await workshop.msp('sync');
    expect(code).toBe(0);
    expect(stdout).toBe(
      '  ✓ GitHub   2 commits   2 new, 1 could not be read\n      item 3: kind is not valid\n',
    );
    const { document } = await workshop.json(RecallOutput, 'recall', 'red');
    expect(document.items?.map(({ id, detail }) => [id, detail?.includes(KEY)])).toEqual([['b', false]]);
    const { stdout: shown } = await workshop.msp('recall', 'red');
    expect(shown).not.toContain('\u001b');
  });

  it('says that no tool is connected, and which are', async () => {
    const shop = sandbox();
    expect(shop.msp('sync').stdout).toBe('No tool is connected. Connect one: msp add\n');
    const { workshop } = await knowing();
    expect(await workshop.refused('sync', 'linear')).toMatchObject({ code: 'MSP008' });
    await workshop.msp('config', 'set', 'plugins.github.mode', 'generate');
    expect(await workshop.refused('sync', 'github')).toMatchObject({ code: 'MSP004', exit: 4 });
    expect((await workshop.msp('sync')).stdout).toBe('No tool is connected. Connect one: msp add\n');
  });

  it('loses and doubles nothing where two run at once', async () => {
    const { workshop, tool } = await knowing();
    tool.known = {
      commits: Array.from({ length: 60 }, (_, index) => commit(`c${index}`)),
      issues: [issue('ENG-1')],
    };
    tool.size = 4;
    const ends = await Promise.all([workshop.msp('sync'), workshop.msp('sync')]);
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    const { document } = await workshop.json(RecallOutput, 'recall', '--type', 'commit', '--limit', '100');
    expect(new Set(document.items?.map(({ id }) => id)).size).toBe(60);
    expect(document.items).toHaveLength(60);
  });
});

describe('what tools know', () => {
  it('is forgotten with the tool', async () => {
    const { workshop, tool } = await knowing();
    tool.known = { issues: [issue('ENG-1')] };
    await workshop.msp('sync');
    const config = JSON.stringify({ plugins: { github: { use: './github.ts', url: tool.url } } });
    expect((await workshop.msp('plugin', 'remove', 'github', '--yes')).code).toBe(0);
    expect((await workshop.msp('context')).stdout).not.toContain('ENG-1');
    workshop.write('.msp/config.json', config);
    const { document } = await workshop.json(RecallOutput, 'recall', '--type', 'issue');
    expect(document.items).toEqual([]);
  });

  it('is asked for in the background, and no command waits for it', async () => {
    const { workshop, tool } = await knowing();
    tool.known = { issues: [issue('ENG-1')] };
    const asked = new Promise<void>((done) => {
      tool.onAsked = () => tool.asked.length === 3 && done();
    });
    const env = { MSP_DELIVERY_BACKGROUND: 'true', MSP_DELIVERY_IDLE: '1' };
    await workshop.run(['start'], { env });
    await asked;
    // The process in the background ends by itself: then all is written.
    for (;;) {
      const { document } = await workshop.json(RecallOutput, 'recall', '--type', 'issue');
      if (document.items?.length === 1) break;
    }
  });
});
