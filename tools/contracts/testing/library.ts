import type { Part } from '../openapi/document.ts';

const reply = (schema: Part): Part => ({ content: { 'application/json': { schema } } });

/** A small document of OpenAPI 3.0 with everything in it that the reader has to understand. */
export const library: Part = {
  openapi: '3.0.3',
  servers: [{ url: 'https://api.example.com/v1' }],
  paths: {
    '/shelves/{shelf}/books': {
      parameters: [{ $ref: '#/components/parameters/shelf' }],
      get: {
        operationId: 'books/list',
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', nullable: true } },
          { name: 'sort', in: 'query', schema: { type: 'string', enum: ['title', 'time'] } },
          { name: 'tag', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
        ],
        responses: { 200: reply({ type: 'array', items: { $ref: '#/components/schemas/book' } }) },
      },
      post: {
        operationId: 'books/add',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/book' } },
            'application/x-www-form-urlencoded': { schema: { $ref: '#/components/schemas/book' } },
          },
        },
        responses: { 201: reply({ $ref: '#/components/schemas/book' }) },
      },
    },
    '/files/{path}': {
      get: {
        operationId: 'files/read',
        parameters: [
          { name: 'path', in: 'path', required: true, schema: { type: 'string' }, 'x-multi-segment': true },
        ],
        responses: { 200: {} },
      },
    },
    '/secured': {
      get: {
        parameters: [{ name: 'x-version', in: 'header', required: true, schema: { type: 'string' } }],
        responses: { 200: {} },
      },
    },
  },
  components: {
    parameters: { shelf: { name: 'shelf', in: 'path', required: true, schema: { type: 'string' } } },
    schemas: {
      book: {
        type: 'object',
        required: ['id', 'title'],
        properties: {
          id: { type: 'integer', readOnly: true },
          title: { type: 'string' },
          state: { type: 'string', enum: ['lent', 'here'], nullable: true },
          at: { type: 'string', format: 'date-time' },
          author: { nullable: true, allOf: [{ $ref: '#/components/schemas/person' }] },
        },
      },
      person: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string', nullable: true } },
      },
    },
  },
};
