/** What services send is understood, and what was changed on the way is not. GitHub and Slack publish an example with its signature. */
import { describe, expect, it } from 'vitest';
import { fateOf, NOW, receive, request, SECRET, told } from '../testing/webhook.js';
import { changed, examples, github, gitlab, KEY, slack } from '../testing/webhook-services.js';

describe.each(examples)('$name', ({ webhook, body, headers, secret = SECRET }) => {
  const given = request('', { body, headers: headers(body) });
  const options = { secrets: { signing: secret } };

  it('is understood', () => expect(fateOf(receive(webhook, given, options))).toBe('accepted'));

  it('another body is not', () =>
    expect(fateOf(receive(webhook, { ...given, body: changed(body) }, options))).toBe('tampered'));

  it('another secret is not', () =>
    expect(fateOf(receive(webhook, given, { secrets: { signing: KEY.replace('MDEy', 'MDEz') } }))).toBe(
      'tampered',
    ));

  it('no header is not', () =>
    expect(fateOf(receive(webhook, { ...given, headers: {} }, options))).toBe('unsigned'));

  it('what is signed with a time is not taken an hour later', () => {
    const later = fateOf(receive(webhook, given, { ...options, now: NOW + 3_600_000 }));
    expect(later).toBe(webhook.signature?.timestamp ? 'stale' : 'accepted');
  });
});

describe('the examples that services publish', () => {
  it('GitHub', () => {
    const headers = {
      'X-Hub-Signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    };
    const fate = (body: string) =>
      fateOf(
        receive(github, request(body, { headers }), { secrets: { signing: "It's a Secret to Everybody" } }),
      );
    // The signature is right; the example is a greeting rather than JSON.
    expect([fate('Hello, World!'), fate('Hello, World?')]).toEqual(['not-json', 'tampered']);
  });

  it('Slack', () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    const headers = {
      'X-Slack-Request-Timestamp': '1531420618',
      'X-Slack-Signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    };
    const options = { now: 1_531_420_618_000, secrets: { signing: '8f742231b10e8888abcd99yyyzzz85a5' } };
    const fates = [body, body.replace('foobar', 'foobaz')].map((each) =>
      fateOf(receive(slack, request(each, { headers }), options)),
    );
    expect(fates).toEqual(['not-json', 'tampered']);
  });
});

describe('a token', () => {
  const fate = (token: string | readonly string[] | undefined) =>
    fateOf(receive(gitlab, request(undefined, { headers: { 'X-Gitlab-Token': token } })));
  it.each([
    [SECRET, 'accepted'],
    [[SECRET, SECRET], 'accepted'],
    [`${SECRET}x`, 'tampered'],
    [SECRET.slice(0, -1), 'tampered'],
    [['x', SECRET], 'tampered'],
    ['', 'tampered'],
    [undefined, 'unsigned'],
  ])('%j: %s', (token, expected) => expect(fate(token)).toBe(expected));

  it('stands behind a prefix', () => {
    const webhook = told({ token: { secret: 'signing', header: 'authorization', prefix: 'Bearer ' } });
    const fates = [`Bearer ${SECRET}`, `bearer ${SECRET}`, SECRET].map((authorization) =>
      fateOf(receive(webhook, request(undefined, { headers: { authorization } }))),
    );
    expect(fates).toEqual(['accepted', 'tampered', 'tampered']);
  });
});
