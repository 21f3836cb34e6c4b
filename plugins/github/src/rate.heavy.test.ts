/** How much is sent: never more than GitHub takes. The figures stand in README.md under "Limits". */
import { startFaultServer } from '@msp/testing';
import { expect, it, onTestFinished } from 'vitest';
import { call } from './call.js';
import { commentsOn } from './comment.js';
import { connect } from './connect.js';
import { openPull } from './queries.js';
import { ROUTES } from './routes.js';
import { bench } from './testing/bench.js';
import { settingsWith } from './testing/context.js';
import { official } from './testing/official.js';
import { GitHub } from './testing/service.js';
import { marker } from './text.js';

const place = { owner: 'ada', repo: 'webshop' };

/** The most of these times, in milliseconds, that lie in one minute. */
const mostInAMinute = (times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 60_000).length));

it('400 comments that wait are written at no more than 80 a minute, also where each is looked up before', async () => {
  const at = await bench();
  for (let number = 8; number <= 407; number += 1)
    at.repository.open({ title: 'Wanted', head: `b${number}` });
  await at.enqueue(
    Array.from({ length: 400 }, (_, index) => {
      const number = index + 8;
      const target =
        index % 2 === 0
          ? { ...place, issue_number: number }
          : { ...place, find: openPull(place, `b${number}`) };
      const facts = {
        key: `evt-${number}`,
        lane: `lane ${number}`,
        text: 'Done',
        since: at.now().toISOString(),
      };
      return commentsOn({ target, name: 'it' }, facts);
    }).flat(),
  );
  const begun = at.now().getTime();
  while (at.repository.written.length < 400) {
    await at.pass();
    at.later(1);
  }
  const times = at.repository.written.map(({ time }) => Date.parse(time));
  expect(mostInAMinute(times)).toBeLessThanOrEqual(80);
  // Nor are they held back for nothing: 40 at once, then 40 a minute.
  expect((at.now().getTime() - begun) / 60_000).toBeLessThan(12);
});

async function door(comments: number) {
  const github = new GitHub();
  const repository = github.repository('ada/webshop');
  repository.open({ title: 'Tokens' });
  for (let index = 0; index < comments; index += 1) repository.comment(1, `Other ${index}`);
  const times: number[] = [];
  const service = official(github);
  const server = await startFaultServer({
    answer(request) {
      times.push(performance.now());
      return service.answer(request);
    },
  });
  onTestFinished(() => server.close());
  const { send } = connect({
    ...{ name: 'github', secrets: { token: 'ghp_made_up' }, fetch, log: { debug() {}, warn() {} } },
    settings: settingsWith({ apiUrl: server.url }),
  }) as ReturnType<typeof connect>;
  const looking = (pages: number, until?: string) =>
    call({
      ...{ route: ROUTES.comments, parameters: { ...place, issue_number: 1, per_page: 50 } },
      ...{ pages, ...(until !== undefined && { until }) },
    });
  return { repository, times, send, looking };
}

it('pages within one sending are spaced, and at most 20', async () => {
  const { times, send, looking } = await door(1100);
  const { value, headers } = (await send(looking(20), { signal: new AbortController().signal })) as never as {
    readonly value: unknown[];
    readonly headers: { readonly link: string };
  };
  expect([value.length, times.length, headers.link.includes('rel="next"')]).toEqual([1000, 20, true]);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  // Timers may be a millisecond early.
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(199);
  expect(() => looking(21) && send(looking(21), { signal: new AbortController().signal })).toThrow();
});

it('no further page is read once what is looked for is found', async () => {
  const { repository, times, send, looking } = await door(60);
  repository.comment(1, `Ours\n\n${marker('evt-1')}`);
  for (let index = 0; index < 100; index += 1) repository.comment(1, `Later ${index}`);
  await send(looking(20, marker('evt-1')), { signal: new AbortController().signal });
  expect(times).toHaveLength(2);
});

it('what was not found among some of the issues is not said to be absent', async () => {
  const { repository, send } = await door(0);
  repository.open({ title: 'Rotate' });
  const find = { route: ROUTES.issues, parameters: { ...place, per_page: 1 }, marker: marker('evt-1') };
  const comment = call({ route: ROUTES.comment, parameters: { ...place, body: 'Replaced' }, find });
  const reply = await send(comment, { signal: new AbortController().signal });
  expect(reply).toMatchObject({ kind: 'failure', landed: 'no' });
  expect(repository.written).toEqual([]);
});

it('where it is given up between two pages, it says why', async () => {
  const { times, send, looking } = await door(200);
  const giving = new AbortController();
  const sending = send(looking(20), { signal: giving.signal });
  const until = setInterval(() => times.length > 0 && giving.abort(new Error('It took too long')), 1);
  onTestFinished(() => clearInterval(until));
  await expect(sending).rejects.toThrow('It took too long');
});
