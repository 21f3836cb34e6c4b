import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, fill, msp, Tool } from './deliveries.js';
import { Sandbox } from './process.js';

const KILLS = 200;
const SESSIONS = 300;
const RECORDS = 30;

let sandbox: Sandbox;
let tool: Tool;
beforeEach(async () => {
  sandbox = new Sandbox();
  sandbox.environment.MSP_DELIVERY_BACKGROUND = 'false';
  tool = await Tool.start();
});
afterEach(async () => {
  await tool.stop();
  sandbox.remove();
});

/** In which order the first landings of each session came. */
function expectOrder(landed: Tool['landed']): void {
  const last = new Map<string, number>();
  const seen = new Set<string>();
  for (const { id, session } of landed) {
    if (seen.has(id)) continue;
    seen.add(id);
    const place = Number(id.split('-')[1]);
    expect(place, `${id} of ${session}`).toBeGreaterThan(last.get(session) ?? -1);
    last.set(session, place);
  }
}

describe(`SIGKILL of who delivers, at ${KILLS} random moments`, () => {
  it('loses nothing, doubles nothing that can be asked for, and keeps lanes in order', async () => {
    sandbox.msp('start');
    connect(sandbox, tool);
    await fill(sandbox, SESSIONS, RECORDS);
    tool.delay = 8;
    let killed = 0;
    for (let round = 0; killed < KILLS; round += 1) {
      expect(round, 'everything was sent before it could be killed so often').toBeLessThan(KILLS * 3);
      const { child, finished } = sandbox.start('deliver', '--wait', '60');
      const before = tool.landed.length;
      // Some die while they load and plan, most while they send.
      const moment = Math.random() < 0.2 ? Math.random() * 200 : null;
      if (moment === null) {
        const enough = before + Math.floor(Math.random() * 30);
        await Promise.race([tool.reaches(enough), finished]);
      } else await new Promise((done) => setTimeout(done, moment));
      child.kill('SIGKILL');
      if ((await finished).code === null) killed += 1;
    }
    tool.delay = 0;
    const { code, stderr } = await msp(sandbox, 'deliver', '--wait', '120');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const counts = new Map<string, number>();
    for (const { id } of tool.landed) counts.set(id, (counts.get(id) ?? 0) + 1);
    expect(counts.size).toBe(SESSIONS * RECORDS);
    for (const [id, count] of counts) if (id.startsWith('upd-')) expect(count, id).toBe(1);
    expectOrder(tool.landed);
  }, 280_000);
});
