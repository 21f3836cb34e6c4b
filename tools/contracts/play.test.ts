import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tracker } from '../../packages/testing/src/certify/samples/tracker.ts';
import { trackerService } from '../../packages/testing/src/certify/samples/tracker-service.ts';
import { rehearse } from './ask.ts';
import { play } from './play.ts';

const plugin = tracker(z.strictObject({ team: z.string() }));
const settings = { team: 'WEB' };

describe('a story', () => {
  it.each([false, true])('is planned and sent, each step by itself: %s', async (eachStep) => {
    const service = trackerService();
    const played = await play(plugin, { service, settings, eachStep });
    expect(played.problems).toEqual([]);
    expect(played.connection).toMatchObject({ breaker: 'closed', problem: null });
    expect(played.links).toMatchObject([{ local: played.session.id, remote: '1' }]);
    expect(played.session).toMatchObject({ status: 'completed', endProgress: 80 });
    expect(new Set(played.requests.map(({ origin }) => origin))).toEqual(
      new Set(['https://api.tracker.example']),
    );
    expect(service.state?.()).toMatchObject({ issues: [{ number: 1, closed: true }] });
  });

  it('tells what the tool did not take', async () => {
    const { problems } = await play(plugin, { service: { answer: () => ({ status: 422 }) }, settings });
    expect(problems[0]).toMatch(/^"Label" is parked: /);
  });

  const requests = { remark: [{ text: 'Hello' }], search: [{ words: 'login' }] };

  it('asks everything that a plugin can ask', async () => {
    const asked = await rehearse(plugin, { service: trackerService(), settings, requests });
    expect(asked).toMatchObject({
      account: 'ada',
      verdicts: { remark: [{ outcome: 'done' }] },
      recollections: { search: [] },
      items: { issues: [{ id: '1', kind: 'issue', state: 'closed' }] },
      options: { team: [{ value: 'WEB', label: 'Web' }] },
      problems: [],
    });
  });

  it('tells what went wrong, wherever it was', async () => {
    const service = { answer: () => ({ status: 401 }) };
    const { problems } = await rehearse(plugin, { service, settings, requests });
    const places = problems.filter((problem) => !problem.includes(' is queued: '));
    expect(places.map((problem) => problem.split(':')[0])).toEqual([
      ...['the connection', 'the action remark', 'the feed issues', 'what can be picked for team'],
    ]);
    expect(problems.length).toBeGreaterThan(places.length);
  });

  it('refuses settings that the plugin does not take', async () => {
    await expect(play(plugin, { service: trackerService(), settings: {} })).rejects.toThrow(
      /these settings: team: /,
    );
  });
});
