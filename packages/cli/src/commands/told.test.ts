/** What a person is told of a tool in trouble: once, and not with every command or for every operation. */
import { describe, expect, it } from 'vitest';
import { connected, type Workshop } from '../testing/tool.js';

const records = async (workshop: Workshop, count: number) => {
  const said: string[] = [];
  for (let index = 0; index < count; index += 1)
    said.push((await workshop.msp('decide', `Choice ${index}`)).stderr);
  return said;
};

describe('a tool that cannot be used', () => {
  it('is told of once, and once that it is back', async () => {
    const { workshop, tool } = await connected();
    await workshop.msp('start');
    tool.status = 401;
    await records(workshop, 3);
    await workshop.msp('deliver', '--wait', '5');
    const [first, ...rest] = await records(workshop, 3);
    expect(first).toMatch(/^Warning: Tracker .*(unavailable - working with local data|not written to)/);
    expect(rest).toEqual(['', '']);
    tool.status = 200;
    await workshop.msp('deliver', '--wait', '5');
    const { stdout, stderr } = await workshop.msp('update', 'Went on');
    expect([stdout, stderr]).toEqual([
      expect.stringContaining('Tracker is back. What waited is being sent.'),
      '',
    ]);
    expect((await workshop.msp('update', 'And on')).stdout).not.toContain('is back');
  });

  it('waits with what is recorded, and the end of the session says so', async () => {
    const { workshop, tool } = await connected();
    await workshop.msp('start');
    tool.status = 401;
    await records(workshop, 1);
    const { stdout, stderr } = await workshop.msp('end', '--wait', '5');
    expect(stdout).toMatch(/Queued +1\n/);
    expect([stdout, stderr]).toEqual([
      expect.not.stringContaining('Nothing for'),
      expect.not.stringContaining('..'),
    ]);
  });

  it('and one for which a session has nothing is named at its end', async () => {
    const { workshop } = await connected();
    await workshop.msp('start');
    await workshop.msp('update', 'No decision');
    expect((await workshop.msp('end')).stdout).toMatch(/Nothing for +tracker/);
  });

  it('and operations that it does not take are told of once, in --json as a warning', async () => {
    const { workshop, tool } = await connected();
    await workshop.msp('start');
    tool.status = 400;
    await records(workshop, 3);
    await workshop.msp('deliver', '--wait', '5');
    const { stdout } = await workshop.msp('update', 'Went on', '--json');
    expect(JSON.parse(stdout).warnings).toEqual([
      {
        message: 'Tracker did not take 3 operations.',
        hint: 'Why, and what to do: msp outbox list --parked --plugin tracker',
      },
    ]);
    expect(await records(workshop, 2)).toEqual(['', '']);
  });
});
