import type { Service, ServiceAnswer } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { checked } from './checked.ts';
import { openApiContract } from './openapi.ts';
import { library } from './testing/library.ts';
import { asked } from './testing/request.ts';

const book = { id: 7, title: 'Notes', state: null, at: '2026-11-21T09:00:00Z', author: null };

function answering(answer: ServiceAnswer = { status: 201, body: book }) {
  const service: Service = { answer: () => answer };
  return checked(service, openApiContract(library));
}

async function found(request: Parameters<typeof asked>[0], answer?: ServiceAnswer): Promise<string[]> {
  const service = answering(answer);
  await service.answer(asked(request));
  return service.violations();
}

const good = { method: 'POST', path: '/v1/shelves/a%20b/books', value: { title: 'Notes' } };
const list = { path: '/v1/shelves/a/books' };
const books: ServiceAnswer = { body: [book] };

describe('a checked stand-in', () => {
  it('finds nothing wrong with what the contract describes', async () => {
    expect(await found(good)).toEqual([]);
    expect(await found({ ...list, query: 'limit=5&sort=title&tag=a&tag=b' }, books)).toEqual([]);
    expect(await found({ ...list, path: '/v1/files/a/b.txt' }, { body: 'text' })).toEqual([]);
    for (const status of [401, 429, 500, 503]) expect(await found(good, { status, body: {} })).toEqual([]);
  });

  it('tells which operations were asked with success', async () => {
    const service = answering();
    await service.answer(asked(good));
    await service.answer(asked(good));
    expect(service.covered()).toEqual(['books/add']);
    const refusing = answering({ status: 401 });
    await refusing.answer(asked(good));
    expect(refusing.covered()).toEqual([]);
  });

  const planted: [what: string, Parameters<typeof asked>[0], ServiceAnswer | undefined, string][] = [
    ['a path', { path: '/v1/rooms' }, books, 'GET /v1/rooms: there is no such operation'],
    ['a method', { ...list, method: 'DELETE' }, books, 'there is no such operation'],
    ['a path outside its base', { path: '/shelves/a/books' }, books, 'there is no such operation'],
    ['a query parameter', { ...list, query: 'size=5' }, books, 'the query parameter size is not known'],
    [
      'a type in the query',
      { ...list, query: 'limit=x' },
      books,
      'the query parameter limit: / must be integer,null: it is "x"',
    ],
    [
      'a value in the query',
      { ...list, query: 'sort=age' },
      books,
      'must be equal to one of the allowed values (["title","time"])',
    ],
    ['a header that is missing', { path: '/v1/secured' }, books, 'the header parameter x-version is missing'],
    [
      'a type in the body',
      { ...good, value: { title: 7 } },
      undefined,
      'POST /v1/shelves/a%20b/books (books/add): the body: /title must be string: it is 7',
    ],
    [
      'what is missing in the body',
      { ...good, value: {} },
      undefined,
      "the body: / must have required property 'title'",
    ],
    [
      'a field of the body',
      { ...good, value: { title: 'N', colour: 1 } },
      undefined,
      'the body: /colour is not known',
    ],
    ['a body that is no JSON', { ...good, body: '{' }, undefined, 'the body is no JSON'],
    ['no body', { ...good, value: undefined }, undefined, 'the body is missing'],
    ['a body where none is taken', { ...list, body: '{}' }, books, 'it takes no body'],
    [
      'a kind of body',
      { ...good, body: '<a/>', type: 'text/xml' },
      undefined,
      'the body may not be text/xml',
    ],
    [
      'a field of a form',
      { ...good, body: 'title=N&colour=1', type: 'application/x-www-form-urlencoded' },
      undefined,
      '/colour is not known',
    ],
    ['a status', good, { status: 302, body: {} }, 'the status 302 is not documented'],
    [
      'what is missing in the reply',
      good,
      { status: 201, body: { id: 7 } },
      "the reply (201): / must have required property 'title'",
    ],
    [
      'a type in the reply',
      list,
      { body: [{ ...book, id: 'x' }] },
      'the reply (200): /0/id must be integer: it is "x"',
    ],
    [
      'a time',
      list,
      { body: [{ ...book, at: 'Monday' }] },
      '/0/at must match format "date-time": it is "Monday"',
    ],
    [
      'null where it may not be',
      list,
      { body: [{ ...book, title: null }] },
      '/0/title must be string: it is null',
    ],
    ['a text in place of a reply', list, { body: 'Ok' }, 'the reply (200): / must be array: it is "Ok"'],
  ];
  it.each(planted)('names %s that is wrong', async (_, request, answer, sentence) => {
    const violations = await found(request, answer);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain(sentence);
  });

  it('does not ask us for what the service alone writes', async () => {
    expect(await found({ ...good, value: { title: 'N', author: null } })).toEqual([]);
  });

  it('says nothing of a secret', async () => {
    const request = {
      ...good,
      value: { title: ['tok-1234567890', 'hunter2'] },
      authorization: 'Bearer tok-1234567890',
    };
    const service = checked({ answer: () => ({ status: 201, body: book }) }, openApiContract(library), {
      secrets: ['hunter2'],
    });
    await service.answer(asked(request));
    expect(service.violations()).toEqual([
      'POST /v1/shelves/a%20b/books (books/add): the body: /title must be string: it is ["[secret]","[secret]"]',
    ]);
  });

  it('adds rules of one’s own, and leaves alone what another contract speaks of', async () => {
    const service = checked({ answer: () => ({}) }, openApiContract(library), {
      extra: ({ path }) => (path === '/v1/rooms' ? ['rooms are closed'] : []),
      outside: ({ path }) => path === '/hook',
    });
    await service.answer(asked({ path: '/hook' }));
    expect(service.violations()).toEqual([]);
    await service.answer(asked({ path: '/v1/rooms' }));
    expect(service.violations()).toContain('GET /v1/rooms: rooms are closed');
  });
});
