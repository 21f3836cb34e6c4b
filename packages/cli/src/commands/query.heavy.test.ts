import { OutboxOutput, QueryOutput, StartOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { connected, KEY, pluginCode } from '../testing/tool.js';

describe('msp query', () => {
  it('prints what would be sent, and sends nothing', async () => {
    const { workshop, tool } = await connected();
    const words = ['query', 'tracker', 'search', 'words=rate limit', 'limit=7'];
    const { code, document } = await workshop.json(QueryOutput, ...words);
    expect([code, document]).toEqual([
      0,
      {
        plugin: 'tracker',
        request: 'search',
        queries: [
          {
            language: 'http',
            request: {
              method: 'GET',
              url: `${tool.url}/search?words=rate%20limit&limit=7`,
              headers: { authorization: { $secret: 'apiKey', before: 'Bearer ' } },
            },
          },
        ],
        sent: false,
        results: [],
        warnings: [],
      },
    ]);
    const { stdout } = await workshop.msp(...words);
    expect(stdout).toBe(
      `GET ${tool.url}/search?words=rate%20limit&limit=7\nauthorization: Bearer {{secret apiKey}}\n\nNothing was sent. To send it: add --send\n`,
    );
    expect(tool.asked).toEqual([]);
  });

  it('asks, and shows the answer as a table', async () => {
    const { workshop, tool } = await connected();
    const { code, document } = await workshop.json(
      QueryOutput,
      'query',
      'tracker',
      'search',
      '--input',
      '{"words": "x"}',
      '--send',
    );
    expect([code, document.sent, document.results]).toEqual([
      0,
      true,
      [
        {
          title: 'Rate limit',
          detail: 'Forty a minute',
          time: '2026-11-20T10:00:00Z',
          url: null,
          values: { open: true },
        },
      ],
    ]);
    expect(tool.asked).toEqual([
      { method: 'GET', path: '/search?words=x&limit=5', authorization: `Bearer ${KEY}`, body: null },
    ]);
    const { stdout } = await workshop.msp('query', 'tracker', 'search', 'words=x', '--send');
    expect(stdout).toMatch(/^ {2}Rate limit +2026-11-20 10:00\n {4}Forty a minute\n {4}open: true\n$/);
  });

  it('does what it is asked once, through the outbox, and about the session', async () => {
    const { workshop, tool } = await connected();
    const started = await workshop.json(StartOutput, 'start');
    const session = started.document.session?.id;
    const { code, stdout } = await workshop.msp(
      ...['query', 'tracker', 'create', 'title=Rotate the keys = now', 'points=3', 'urgent=yes', '--send'],
    );
    expect([code, stdout]).toEqual([0, '  ✓ Create Rotate the keys = now\n']);
    expect(tool.asked).toEqual([
      {
        method: 'POST',
        path: '/issues',
        authorization: `Bearer ${KEY}`,
        body: { title: 'Rotate the keys = now', points: 3, urgent: true, session },
      },
    ]);
    await workshop.msp('query', 'tracker', 'create', 'title=again', '--send');
    const { document } = await workshop.json(OutboxOutput, 'outbox', 'list', '--sent');
    expect(document.entries.map(({ status, summary, sessionId }) => [status, summary, sessionId])).toEqual([
      ['sent', 'Create Rotate the keys = now', session],
      ['sent', 'Create again', session],
    ]);
  });

  it('works where nothing was recorded yet', async () => {
    const { workshop, tool } = await connected();
    expect((await workshop.msp('query', 'tracker', 'create', 'title=x', '--send')).code).toBe(0);
    expect(tool.asked.map(({ body }) => body)).toEqual([{ title: 'x', urgent: false, session: null }]);
    expect(await workshop.refused('query', 'tracker', 'export')).toMatchObject({ code: 'MSP008' });
  });

  it('exports the session that is named, else the last one', async () => {
    const { workshop, tool } = await connected();
    const first = (await workshop.msp('start', '-q')).stdout.trim();
    await workshop.msp('end');
    const second = (await workshop.msp('start', '-q')).stdout.trim();
    await workshop.msp('end');
    await workshop.msp('query', 'tracker', 'export', '--send');
    await workshop.msp('query', 'tracker', 'export', '--send', '--session', first);
    expect(tool.asked.map(({ body }) => body)).toEqual([{ id: second }, { id: first }]);
    const again = await workshop.msp('query', 'tracker', 'export', '--send');
    expect([again.code, again.stdout]).toEqual([0, 'There was nothing new to do.\n']);
  });

  it('keeps in the queue what the tool does not take now', async () => {
    const { workshop, tool } = await connected();
    await tool.stop();
    const { code, stdout, stderr } = await workshop.msp(
      'query',
      'tracker',
      'create',
      'title=x',
      '--send',
      '--wait',
      '1',
    );
    expect([code, stdout]).toEqual([4, expect.stringMatching(/✗ Create x \(entry 1, queued\)/)]);
    expect(stderr).toMatch(/ECONNREFUSED/);
    const question = await workshop.refused('query', 'tracker', 'search', 'words=x', '--send');
    expect(question).toMatchObject({ code: 'MSP004', message: expect.stringContaining('ECONNREFUSED') });
  });

  it('says what the tool said, without the key', async () => {
    const { workshop, tool } = await connected();
    tool.status = 403;
    const parked = await workshop.msp('query', 'tracker', 'create', 'title=x', '--send', '--wait', '5');
    expect([parked.code, parked.stdout]).toEqual([4, expect.stringContaining('parked')]);
    const asked = await workshop.msp('query', 'tracker', 'search', 'words=x', '--send');
    expect([asked.code, asked.stderr]).toEqual([
      4,
      expect.stringMatching(/^Error MSP004 .*the key was refused/),
    ]);
    expect(JSON.stringify([parked, asked])).not.toContain(KEY);
  });

  it('sends nothing in a mode that sends nothing, and without a secret', async () => {
    const { workshop, tool } = await connected();
    await workshop.msp('secret', 'remove', 'tracker.apiKey');
    const words = ['query', 'tracker', 'search', 'words=x'];
    const missing = await workshop.refused(...words, '--send');
    expect(missing).toMatchObject({
      code: 'MSP004',
      hint: expect.stringContaining('msp secret set tracker.apiKey'),
    });
    await workshop.msp('config', 'set', 'plugins.tracker.mode', 'generate');
    expect((await workshop.msp(...words)).code).toBe(0);
    expect(await workshop.refused(...words, '--send')).toMatchObject({ code: 'MSP004', exit: 4 });
    expect(tool.asked).toEqual([]);
  });

  it.each([
    ['an unknown plugin', ['trackr', 'search'], 'MSP008', /No plugin "trackr"/],
    [
      'no request',
      ['tracker'],
      'MSP010',
      /search {2}Searches issues\n {2}create {2}Makes an issue\n {2}export/,
    ],
    ['an unknown request', ['tracker', 'find'], 'MSP008', /no request "find".*\n {2}search/],
    ['a request of every object', ['tracker', 'constructor'], 'MSP008', /no request/],
    ['a missing key', ['tracker', 'search'], 'MSP009', /words/],
    [
      'an unknown key',
      ['tracker', 'search', 'words=x', '--input', '{"depth": 1}'],
      'MSP009',
      /depth: there is no such/,
    ],
    ['a wrong type', ['tracker', 'search', 'words=x', 'limit=many'], 'MSP009', /limit/],
    ['words without a key', ['tracker', 'search', 'rate', 'limit'], 'MSP009', /"rate" has no name/],
    ['input that is no JSON', ['tracker', 'search', '--input', '{'], 'MSP009', /--input/],
    [
      'a prototype',
      ['tracker', 'search', '--input', '{"__proto__": {"words": "x"}}'],
      'MSP009',
      /words|__proto__/,
    ],
    ['a time that is none', ['tracker', 'search', 'words=x', '--wait', 'long'], 'MSP009', /seconds/],
  ])('refuses %s', async (_, words, code, message) => {
    const { workshop } = await connected();
    const refused = await workshop.refused('query', ...words);
    expect(refused).toMatchObject({ code, exit: 64, message: expect.stringMatching(message) });
  });

  it.each([
    ['throws', '{ throw new Error("no luck"); }', /no luck/],
    ['gives no operations', '7', /a list of operations|number/],
    ['gives a promise', 'Promise.resolve([])', /promise/],
    ['gives nonsense', '[{ key: "", lane: 5 }]', /operation 1/],
    [
      'splices a reference',
      '[{ key: "k", lane: "l", summary: "s", delivery: "idempotent", query: { language: "x", document: { a: { $secret: "apiKey" } } } }]',
      /reference/,
    ],
  ])('an action that %s', async (_, body, message) => {
    const { workshop } = await connected();
    workshop.write(
      'tracker.ts',
      pluginCode().replace(/run: \(input, context\) => \[\{.*?\}\],/s, `run: () => ${body},`),
    );
    const refused = await workshop.refused('query', 'tracker', 'create', 'title=x', '--send');
    expect(refused).toMatchObject({ code: 'MSP004', exit: 4, message: expect.stringMatching(message) });
  });

  it('a question whose answer makes no sense', async () => {
    const { workshop } = await connected();
    const code = pluginCode().replace(/^ {6}read,$/m, '      read: () => [null, { title: 5, values: "x" }],');
    workshop.write('tracker.ts', code);
    const { document } = await workshop.json(QueryOutput, 'query', 'tracker', 'search', 'words=x', '--send');
    const nothing = { title: 'Something without a title', detail: null, time: null, url: null, values: null };
    expect(document.results).toEqual([nothing, nothing]);
  });
});
