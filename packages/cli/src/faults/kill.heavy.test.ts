import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sandbox } from './process.js';

const KILLS = 200;

/** Ids that a process acknowledged: whatever it printed before it died. An end answers with the session's last event. */
function acknowledged(stdout: string): string[] {
  try {
    const { recorded, session } = JSON.parse(stdout);
    return recorded?.map(({ id }: { id: string }) => id) ?? [session.lastEventId];
  } catch {
    return [];
  }
}

describe(`SIGKILL at ${KILLS} random moments`, () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = new Sandbox();
  });
  afterEach(() => sandbox.remove());

  it('loses nothing that was acknowledged, and the session continues', async () => {
    sandbox.msp('start');
    const timed = performance.now();
    sandbox.msp('update', 'how long does it take', '--json');
    const duration = performance.now() - timed;

    const known: string[] = [];
    let killed = 0;
    for (let round = 0; round < KILLS; round += 1) {
      const commands = [
        ['update', `update ${round}`, '--json'],
        ['decide', `choice ${round}`, '--json'],
        ['end', '--json'],
      ];
      const command = commands[round % 10 === 9 ? 2 : round % 2] ?? [];
      const { child, finished } = sandbox.start(...command);
      const timer = setTimeout(() => child.kill('SIGKILL'), Math.random() * duration * 1.2);
      const { code, stdout } = await finished;
      clearTimeout(timer);
      if (code === null) killed += 1;
      else expect(code).toBe(0);
      known.push(...acknowledged(stdout));
      if (round % 20 === 0) expect(sandbox.json('status').document.state).toBe('ACTIVE');
      if (command[0] === 'end') {
        const { document } = sandbox.json('status');
        if (document.state === 'ENDING') expect(sandbox.msp('end').code).toBe(0);
        if (document.state !== 'ACTIVE') expect(sandbox.msp('start').code).toBe(0);
      }
    }

    expect(killed).toBeGreaterThan(KILLS / 4);
    expect(known.length).toBeGreaterThan(0);
    const ids = new Set(sandbox.events().map(({ id }) => id));
    expect(known.filter((id) => !ids.has(id))).toEqual([]);
    expect(sandbox.json('validate').document.problems).toEqual([]);
    expect(sandbox.msp('update', 'and on it goes').code).toBe(0);
  }, 120_000);
});
