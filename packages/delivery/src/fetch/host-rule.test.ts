import { describe, expect, it } from 'vitest';
import { allowedHosts, isAllowed, ruleOf } from './host-rule.js';

const rules = allowedHosts(
  { hosts: ['api.x.com', '*.y.com'], addresses: ['url', 'bolt', 'more', 'nothing'] },
  {
    url: 'http://jira.acme.org:8080/base?x=1',
    bolt: 'bolt://LOCALHOST',
    more: ['https://a.b', 'wiki.acme.org'],
    nothing: 7,
  },
);
const allowed = (address: string) => isAllowed(new URL(address), rules);

describe('the hosts of a plugin', () => {
  it.each([
    'https://api.x.com/a?b',
    'https://api.x.com:443',
    'https://API.X.COM',
    'https://a.y.com',
    'https://a.b.y.com',
    'http://jira.acme.org:8080/elsewhere',
    'http://localhost:7687',
    'https://localhost:7687',
    'https://a.b/',
    'https://wiki.acme.org',
  ])('lets %s pass', (address) => expect(allowed(address)).toBe(true));

  it.each([
    'http://api.x.com',
    'https://api.x.com:8443',
    'https://api.x.com.',
    'https://api.x.com.evil.org',
    'https://evil.org/api.x.com',
    'https://evil.org#api.x.com',
    'https://api.x.com@evil.org',
    'https://evilapi.x.com',
    'https://y.com',
    'https://evily.com',
    'https://jira.acme.org:8080',
    'http://jira.acme.org',
    'http://localhost',
    'http://127.0.0.1:7687',
    'ftp://api.x.com',
    'file:///etc/passwd',
    'data:text/plain,hello',
    'blob:https://api.x.com/1',
    'javascript:1',
  ])('refuses %s', (address) => expect(allowed(address)).toBe(false));

  it('a host that is written as a number is the host that is meant', () => {
    const own = [ruleOf('http://127.0.0.1:80')!];
    expect(isAllowed(new URL('http://0x7f.1/'), own)).toBe(true);
    expect(isAllowed(new URL('http://2130706433/'), own)).toBe(true);
    expect(isAllowed(new URL('http://127.0.0.2/'), own)).toBe(false);
  });

  it.each(['localhost', '127.0.0.9', '[::1]', 'db.localhost'])(
    'another language than HTTP: plain http to %s only',
    (host) => {
      const own = [ruleOf(`bolt://${host}:7474`)!, ruleOf('bolt://db.acme.org:7474')!];
      expect(isAllowed(new URL(`http://${host}:7474`), own)).toBe(true);
      expect(isAllowed(new URL('http://db.acme.org:7474'), own)).toBe(false);
      expect(isAllowed(new URL('https://db.acme.org:7474'), own)).toBe(true);
    },
  );

  it.each([
    '',
    '   ',
    'http://',
    'not a host',
    'https://a b',
    'mailto://x',
    '://',
    'bolt://:7687',
    '/path',
    './a',
    'C:\\Vault',
  ])('makes no rule of %j', (address) => expect(ruleOf(address)).toBeNull());

  it('a name and a password in an address are no part of the rule', () => {
    expect(ruleOf('https://ada:pw@tool.org/x')).toEqual({
      host: 'tool.org',
      port: '443',
      protocol: 'https:',
    });
  });

  it.each([null, undefined, 'text', [], { __proto__: { url: 'https://a.b' } }])(
    'settings that are none (%j) allow nothing',
    (settings) => expect(allowedHosts({ hosts: [], addresses: ['url', '__proto__'] }, settings)).toEqual([]),
  );
});
