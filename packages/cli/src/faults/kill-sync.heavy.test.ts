/** Killed in the middle of a synchronization, again and again: nothing is lost, nothing is there twice. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SyncOutput } from '@msp/protocol';
import { expect, it } from 'vitest';
import { commit, knowing } from '../testing/knowing-tool.js';
import { PROGRAM } from '../testing/run.js';

const PAGES = 50;
const SIZE = 20;

it('a synchronization of 50 pages that is killed goes on where it was', async () => {
  const { workshop, tool } = await knowing();
  tool.size = SIZE;
  tool.known = { commits: Array.from({ length: PAGES * SIZE }, (_, index) => commit(`c${index}`)) };
  const pages = () => tool.asked.filter((each) => each.startsWith('GET /commits')).length;
  for (const at of [7, 8, 23, 41]) {
    const child = spawn(process.execPath, [PROGRAM, 'sync'], {
      cwd: workshop.shop.project,
      env: { ...workshop.shop.env, ...workshop.env },
      stdio: 'ignore',
    });
    const before = pages();
    tool.onAsked = () => {
      // It has not been answered yet, and those before it are kept.
      if (pages() >= Math.max(at, before + 1)) child.kill('SIGKILL');
    };
    await new Promise((done) => child.on('close', done));
    expect(child.signalCode).toBe('SIGKILL');
    tool.onAsked = () => {};
  }
  const { code, document } = await workshop.json(SyncOutput, 'sync');
  expect([code, document.plugins[0]?.ok]).toEqual([0, true]);
  const commits = document.plugins[0]?.feeds.find(({ feed }) => feed === 'commits');
  expect(commits?.pages).toBeLessThan(PAGES);
  // Each kill costs the page that was under way, and no other.
  expect(pages()).toBeLessThanOrEqual(PAGES + 4);
  const database = new DatabaseSync(join(workshop.shop.project, '.msp', 'msp.db'), { readOnly: true });
  const kept = database
    .prepare('select count(*) as all_of_them, count(distinct id) as different from feed_items')
    .get();
  database.close();
  expect({ ...kept }).toEqual({ all_of_them: PAGES * SIZE, different: PAGES * SIZE });
  expect((await workshop.msp('validate')).code).toBe(0);
  const again = await workshop.json(SyncOutput, 'sync');
  expect(again.document.plugins[0]?.message).toBe('GitHub is up to date.');
});
