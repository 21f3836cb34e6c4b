import type { HttpQuery, Query, Template, TextQuery } from '@msp/protocol';
import { HOSTILE, LONG } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { masker } from '../secret/masker.js';
import { resolveReferences } from './resolve-references.js';

const secrets = { apiKey: 'k+/=é', webhook: 'https://hooks.x.com/T/B?x=1' };
const links = new Map([
  ['dec-1', { remote: 'LIN 7/8', url: 'https://x.com/issue/7?a=b' }],
  ['up', { remote: '..' }],
  ['empty', { remote: '' }],
]);
const resolve = (query: Query) => resolveReferences(query, { secrets, links });
const url = (template: Template) => {
  const resolved = resolve({ language: 'http', request: { method: 'GET', url: template } });
  return 'query' in resolved ? (resolved.query as HttpQuery).request.url : resolved;
};
const header = (template: Template) => {
  const request = { method: 'GET', url: 'https://x', headers: { authorization: template } } as const;
  const resolved = resolve({ language: 'http', request });
  return 'query' in resolved ? (resolved.query as HttpQuery).request.headers?.authorization : resolved;
};
const parameters = (value: unknown) => {
  const resolved = resolve({ language: 'cypher', text: 'return 1', parameters: { value: value as never } });
  return 'query' in resolved ? (resolved.query as TextQuery).parameters.value : resolved;
};

describe('in an address', () => {
  it.each<[Template, string]>([
    ['https://x/a', 'https://x/a'],
    [{ $secret: 'webhook' }, secrets.webhook],
    [[{ $secret: 'webhook' }, '&wait=true'], `${secrets.webhook}&wait=true`],
    [['https://x/', { $link: 'dec-1' }, '/comments'], 'https://x/LIN%207%2F8/comments'],
    [['https://x/?key=', { $secret: 'apiKey' }], 'https://x/?key=k%2B%2F%3D%C3%A9'],
    [['https://x/', { $secret: 'apiKey', before: 'bot' }], 'https://x/botk%2B%2F%3D%C3%A9'],
    [[{ $link: 'dec-1', part: 'url' }, '&c'], 'https://x.com/issue/7?a=b&c'],
    [
      ['https://x/?u=', { $link: 'dec-1', part: 'url' }],
      'https://x/?u=https%3A%2F%2Fx.com%2Fissue%2F7%3Fa%3Db',
    ],
  ])('%j → %s', (template, expected) => expect(url(template)).toBe(expected));

  it('an id cannot lead elsewhere', () => {
    expect(url(['https://x/a/', { $link: 'up' }, '/b'])).toEqual({
      refused: "what it puts into its address is '..'",
    });
    expect(url(['https://x/a/', { $link: 'empty' }])).toHaveProperty('refused');
    for (const text of Object.values(HOSTILE)) {
      const known = { secrets: {}, links: new Map([['a', { remote: text }]]) };
      const request = { method: 'GET', url: ['https://x/a/', { $link: 'a' }, '/b'] } as const;
      const resolved = resolveReferences(
        { language: 'http', request: { ...request, url: [...request.url] } },
        known,
      );
      const made = 'query' in resolved ? ((resolved.query as HttpQuery).request.url as string) : '';
      expect(new URL(made).pathname.split('/').slice(0, 2)).toEqual(['', 'a']);
      expect(new URL(made)).toMatchObject({ host: 'x', search: '', hash: '' });
      expect(decodeURIComponent(new URL(made).pathname)).toBe(`/a/${text.toWellFormed()}/b`);
    }
  });
});

describe('in a header', () => {
  it('stands as it is', () => {
    expect(header({ $secret: 'webhook', before: 'Bearer ' })).toBe(`Bearer ${secrets.webhook}`);
    expect(header(['Basic ', { $link: 'dec-1' }])).toBe('Basic LIN 7/8');
  });

  it('is an account and its secret in base64, where HTTP Basic wants that', () => {
    const value = Buffer.from('ada@x.com:k+/=é').toString('base64');
    expect(header({ $secret: 'apiKey', basic: 'ada@x.com' })).toBe(`Basic ${value}`);
    expect(header({ $secret: 'other', basic: 'ada@x.com' })).toEqual({ missing: ['the secret other'] });
  });

  it('and stands whole nowhere in what is masked', () => {
    const value = String(header({ $secret: 'apiKey', basic: 'ada@x.com' }));
    const [, inside = ''] = masker([secrets.apiKey])(`sent ${value} to it`).split('Basic ');
    expect(inside).toContain('[secret]');
    expect(Buffer.from(inside.replace('[secret]', ''), 'base64').toString()).not.toContain('k+');
  });

  it.each(['a\r\nx: y', 'a\nb', 'a\u0000b', 'a€b', '\u007f'])('%j is refused, and not quoted', (value) => {
    const query = {
      language: 'http',
      request: { method: 'GET', url: 'https://x', headers: { a: { $secret: 's' } } },
    };
    expect(resolveReferences(query as HttpQuery, { secrets: { s: value }, links })).toEqual({
      refused: 'its header a holds a line break or a letter that no header can carry',
    });
  });
});

describe('in parameters, a body and a document', () => {
  it('references of exactly the shape are replaced, at any depth', () => {
    const value = [
      { a: { $link: 'dec-1' } },
      { $secret: 'apiKey', before: 'x ' },
      [{ $link: 'dec-1', part: 'url' }],
    ];
    const expected = [{ a: 'LIN 7/8' }, 'x k+/=é', ['https://x.com/issue/7?a=b']];
    expect(parameters(value)).toEqual(expected);
    const body = resolve({
      language: 'http',
      request: { method: 'POST', url: 'https://x', body: value as never },
    });
    expect(body).toMatchObject({ query: { request: { body: expected } } });
    const document = resolve({ language: 'file', document: { value: value as never } });
    expect(document).toEqual({ query: { language: 'file', document: { value: expected } } });
  });

  it.each([
    '{"$secret":"apiKey"}',
    { $secret: 'apiKey', more: 1 },
    { $secret: 'apiKey', part: 'id' },
    { $secret: ['apiKey'] },
    { $secret: '' },
    { $secret: 'apiKey', before: null },
    { $secret: 'apiKey', basic: 7 },
    { $secret: 'apiKey', before: 'x', basic: 'ada' },
    { $link: 'dec-1', part: 'secret' },
    { $link: 'dec-1', before: 'x' },
    { $secret: 'apiKey', $link: 'dec-1' },
    { before: 'x' },
    ...Object.values(HOSTILE),
  ])('%j is what it is', (value) => expect(parameters(value)).toEqual(value));

  it('names such as __proto__ stay names, and reach no prototype', () => {
    const value = JSON.parse('{"__proto__":{"$secret":"apiKey"},"constructor":{"a":1}}');
    const resolved = parameters(value) as object;
    expect(JSON.stringify(resolved)).toBe('{"__proto__":"k+/=é","constructor":{"a":1}}');
    expect(Object.getPrototypeOf(resolved)).toBe(Object.prototype);
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(parameters({ $secret: name })).toEqual({ missing: [`the secret ${name}`] });
      expect(parameters({ $link: name })).toEqual({ missing: [`the link of ${name}`] });
    }
  });

  it('what is nested too deeply is refused, in words', () => {
    const nested = (depth: number) => {
      let value: unknown = { $link: 'dec-1' };
      for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { value };
      return value;
    };
    expect(JSON.stringify(parameters(nested(400)))).toContain('LIN 7/8');
    for (const depth of [2000, 200_000])
      expect(parameters(nested(depth))).toEqual({ refused: 'it is nested more than 500 levels deep' });
  });

  it('long texts pass whole', () => {
    for (const text of Object.values(LONG)) expect(parameters([text])).toEqual([text]);
  });
});

describe('what is missing', () => {
  it('is told all at once, each once', () => {
    const missing = { $link: 'dec-9' };
    const request = {
      method: 'POST',
      url: ['https://x/', missing],
      headers: { a: { $secret: 'none' } },
    } as const;
    const query = {
      language: 'http',
      request: { ...request, body: [missing, { $link: 'up', part: 'url' }] },
    };
    expect(resolve(query as unknown as Query)).toEqual({
      missing: ['the link of dec-9', 'the secret none', 'the address of up'],
    });
  });

  it('and a query stays as it was', () => {
    const query = { language: 'x', document: { a: { $link: 'dec-1' } } };
    const before = structuredClone(query);
    resolve(query);
    expect(query).toEqual(before);
  });
});
