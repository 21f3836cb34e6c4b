/** Tools that ask whether we are there. */
import { describe, expect, it } from 'vitest';
import { fateOf, NOW, receive, request, SECRET, told } from '../testing/webhook.js';
import { bytes, changed, github, hmac, seconds, slack, trello } from '../testing/webhook-services.js';

describe('challenges', () => {
  const body = bytes({ type: 'url_verification', challenge: 'abc7' });
  const headers = {
    'X-Slack-Request-Timestamp': seconds,
    'X-Slack-Signature': `v0=${hmac('sha256', SECRET, `v0:${seconds}:`, body).digest('hex')}`,
  };

  it('Slack: is answered with its text, signed', () =>
    expect(receive(slack, request('', { body, headers }))).toEqual({
      ...{ outcome: 'answer', status: 200, contentType: 'text/plain; charset=utf-8', text: 'abc7' },
    }));

  it('Slack: not where the signature is wrong or old', () => {
    const wrong = receive(slack, request('', { body: changed(body), headers }));
    const old = receive(slack, request('', { body, headers }), { now: NOW + 301_000 });
    expect([fateOf(wrong), fateOf(old)]).toEqual(['tampered', 'stale']);
  });

  it('monday: an unsigned one gets its answer, and nothing else comes of it', () => {
    const monday = told(
      { signature: { ...github.signature, header: 'x-signature' } as never },
      { answer: ({ body }) => ('challenge' in (body as object) ? { json: body } : null) },
    );
    expect(receive(monday, request({ challenge: '7' }))).toMatchObject({
      ...{ contentType: 'application/json', text: '{"challenge":"7"}' },
    });
    expect(fateOf(receive(monday, request({ event: 7 })))).toBe('unsigned');
  });

  it('Trello: HEAD', () =>
    expect(receive(trello, request('', { method: 'HEAD' }))).toMatchObject({ status: 200, text: '' }));

  it('Dropbox: GET with a parameter', () => {
    const dropbox = told(
      { signature: github.signature as never },
      { answer: ({ parameters }) => (parameters.challenge ? { text: parameters.challenge } : null) },
    );
    const get = (url: string) => fateOf(receive(dropbox, request('', { method: 'GET', url })));
    expect([get('https://a.example/?challenge=7'), get('https://a.example/'), get('no address')]).toEqual([
      ...['answer', 'method', 'method'],
    ]);
  });
});
