import { expect, it } from 'vitest';
import { clientError, withoutSecrets } from './client-error.js';

const failure = { what: 'crm could not be installed', end: 1, limit: 300_000 } as const;

/** As the package managers print them. */
it.each([
  [
    'npm error code E404\nnpm error 404 Not Found - GET http://127.0.0.1:4873/crm',
    'MSP008',
    'does not have it',
  ],
  [' ERR_PNPM_FETCH_404  GET http://127.0.0.1/crm: Not Found - 404', 'MSP008', 'does not have it'],
  ['error An unexpected error occurred: "http://127.0.0.1/crm: Not found".', 'MSP008', 'does not have it'],
  ['error: GET http://127.0.0.1/crm - 404', 'MSP008', 'does not have it'],
  [
    'npm error code ETARGET\nnpm error notarget No matching version found for crm@9.',
    'MSP008',
    'no such version',
  ],
  [`error Couldn't find any versions for "crm" that matches "9.0.0"`, 'MSP008', 'no such version'],
  [
    'npm error code E401\nnpm error 401 Unauthorized - GET http://127.0.0.1/crm',
    'MSP004',
    'does not let you in',
  ],
  ['npm error code E403\nnpm error 403 403 Forbidden', 'MSP004', 'does not let you in'],
  ['npm error code ENEEDAUTH', 'MSP004', 'does not let you in'],
  [
    'npm error code ENOTFOUND\nnpm error network request to http://registry.example.com failed',
    'MSP004',
    'not be reached',
  ],
  ['npm error code ECONNREFUSED', 'MSP004', 'not be reached'],
  ['npm error code EAI_AGAIN', 'MSP004', 'not be reached'],
  ['error: ConnectionRefused downloading package manifest crm', 'MSP004', 'not be reached'],
  ['npm error code ENOSPC\nnpm error ENOSPC: no space left on device, write', 'MSP012', 'the disk is full'],
  ['npm error code EACCES\nnpm error path /srv/cache', 'MSP012', 'may not be written'],
  ['npm error code EROFS', 'MSP012', 'may not be written'],
  [
    'npm error code EINTEGRITY\nnpm error sha512-a integrity checksum failed',
    'MSP004',
    'not what its digest says',
  ],
  ['error: Integrity check failed for tarball: crm', 'MSP004', 'not what its digest says'],
  ['npm error code ERESOLVE', 'MSP004', 'does not go together'],
  ['npm error code EBADENGINE', 'MSP004', 'another version of Node.js'],
])('%s', (output, code, words) => {
  const error = clientError('npm', output, failure);
  expect(error).toMatchObject({ code, message: expect.stringContaining(words) });
  expect(error.message).toMatch(/^crm could not be installed: .*\. Nothing was changed\.$/);
  expect(error.hint).not.toBe('');
});

it('what is not known is told in few lines, without paths of logs and without what lets one in', () => {
  const output = `npm warn config something
npm error code EWEIRD
npm error Something odd at http://ada:hunter2@127.0.0.1/crm?token=hunter2
npm error //127.0.0.1/:_authToken=hunter2hunter2
npm error sent Bearer hunter2.hunter2
npm error more
npm error and more
npm error A complete log of this run can be found in: /srv/.npm/_logs/2026-debug-0.log
    at Object.<anonymous> (/srv/npm/index.js:1:1)`;
  const { message, code } = clientError('npm', output, failure);
  expect(code).toBe('MSP004');
  expect(message).toBe(
    'crm could not be installed: npm says: Something odd at http://127.0.0.1/crm?…; //127.0.0.1/:_authToken=[secret]; sent Bearer [secret]. Nothing was changed.',
  );
});

it('what says nothing, and what took too long', () => {
  expect(clientError('bun', '', { ...failure, end: 7 }).message).toContain('bun ended with 7');
  expect(clientError('bun', 'E404', { ...failure, end: 'late' }).message).toContain(
    'bun was not done after 300 s',
  );
  expect(clientError('bun', '', { ...failure, end: 'killed' }).message).toContain('bun ended with killed');
});

it.each([
  ['npm_zq8Kw3mNvXzq8Kw3mNvX', '[secret]'],
  ['_auth = YWRhOmh1bnRlcjI=', '_auth = [secret]'],
  ['https://ada:pw@x.example.com/a#b', 'https://x.example.com/a?…'],
])('%s', (text, shown) => expect(withoutSecrets(text)).toBe(shown));
