import { describe, expect, it } from 'vitest';
import { raiseBlocker } from '../session/blocker.js';
import { recordDecision } from '../session/decision.js';
import { endSession } from '../session/end.js';
import { recordEntity, takeNote } from '../session/remark.js';
import { startSession } from '../session/start.js';
import { recordUpdate } from '../session/update.js';
import { type TestHost, testHost } from '../testing/host.js';
import { type RecallInput, recall } from './recall.js';
import { words } from './words.js';

async function history(): Promise<TestHost> {
  const host = await testHost();
  await startSession(host, { goal: 'Tokens rotate' });
  await recordUpdate(host, { text: 'Wrote the AuthController for refresh tokens', progress: 10 });
  await recordDecision(host, { text: 'Rotate refresh tokens on every use', rationale: 'theft is noticed' });
  await raiseBlocker(host, { text: 'Token endpoint fails in Safari' });
  await takeNote(host, { text: 'Größe der Sitzungen prüfen' });
  await recordEntity(host, { name: 'TokenService', path: 'src/auth/token-service.ts' });
  await endSession(host, { summary: 'Refresh works' });
  host.pass(24);
  await startSession(host, {});
  await recordUpdate(host, { text: '認証サービスを実装' });
  await recordUpdate(host, { text: 'Mail templates are translated' });
  return host;
}

const texts = async (host: TestHost, input: RecallInput) =>
  (await recall(host, input)).results.map(({ text }) => text);

describe('recall', () => {
  it('finds by words in any form, the decision first', async () => {
    const host = await history();
    const found = await texts(host, { query: 'refreshing token' });
    expect(found[0]).toBe('Rotate refresh tokens on every use');
    expect(found).toContain('Wrote the AuthController for refresh tokens');
    expect(found).not.toContain('Mail templates are translated');
  });

  it.each([
    ['auth', 'TokenService'],
    ['theft', 'Rotate refresh tokens on every use'],
    ['grosse sitzung', 'Größe der Sitzungen prüfen'],
    ['größe', 'Größe der Sitzungen prüfen'],
    ['GROSSE', 'Größe der Sitzungen prüfen'],
    ['grosze', undefined],
    ['認証', '認証サービスを実装'],
    ['templ', 'Mail templates are translated'],
    ['token-service.ts', 'TokenService'],
    ['"; drop table events; --', undefined],
    ['NOT OR AND *', undefined],
  ])('%s finds %s', async (query, expected) => {
    const found = await texts(await history(), { query });
    if (expected) expect(found).toContain(expected);
    else expect(found).toEqual([]);
  });

  it('narrows by type, time, session, project and depth', async () => {
    const host = await history();
    expect(await texts(host, { query: 'token', types: ['blocker-raised'] })).toEqual([
      'Token endpoint fails in Safari',
    ]);
    expect(await texts(host, { query: 'token', depth: 1 })).toEqual([]);
    expect(await texts(host, { query: 'token', project: 'other' })).toEqual([]);
    expect(await texts(host, { query: 'mail', since: new Date('2026-11-22') })).toHaveLength(1);
    expect(await texts(host, { query: 'mail', until: new Date('2026-11-22') })).toEqual([]);
    const [, first] = await host.store.sessions({});
    expect(await texts(host, { query: 'works', sessionId: first?.id ?? '' })).toEqual(['Refresh works']);
    expect(await texts(host, { query: 'token', limit: 1 })).toHaveLength(1);
  });

  it('without words tells what happened last', async () => {
    const { results, sessions } = await recall(await history(), {});
    expect(sessions).toHaveLength(2);
    expect(results[0]?.text).toBe('Mail templates are translated');
  });

  it('gives results with scores in falling order', async () => {
    const { results } = await recall(await history(), { query: 'token refresh' });
    const scores = results.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(results[0]).toMatchObject({
      type: 'decision-made',
      id: expect.stringMatching(/^dec-/),
      project: 'shop',
    });
  });
});

describe('words', () => {
  it.each([
    ['Chose JWT for AuthController', ['chose', 'jwt', 'for', 'authcontrol', 'auth', 'control']],
    ['café CAFÉ', ['cafe', 'cafe']],
    ['snake_case.path/to-file', ['snake', 'case', 'path', 'to', 'file']],
    ['HTTPServer', ['httpserver', 'http', 'server']],
    ['', []],
    ['👩‍💻 🚀', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('reads a megabyte without a space', () => {
    expect(words('x'.repeat(1_048_576))).toHaveLength(1);
  });
});
