import { expect, it } from 'vitest';
import { assertName } from './configure.js';
import { assertNoSecret, givenSettings } from './given-settings.js';

it('takes settings apart at the first sign', () => {
  expect(givenSettings(['vault=~/Notes', 'folders.daily=', 'url=https://a.example.com/?q=1'])).toEqual([
    ['vault', '~/Notes'],
    ['folders.daily', ''],
    ['url', 'https://a.example.com/?q=1'],
  ]);
});

it.each(['', '=', '=x', 'vault', '__proto__=1', 'a.__proto__.b=1', 'a..b=1', 'a b=1', '.a=1', 'use=./x.ts'])(
  'refuses %j',
  (word) => {
    expect(() => givenSettings([word])).toThrow(expect.objectContaining({ code: 'MSP009' }));
  },
);

it('repeats nothing that may be a secret', () => {
  expect(() => givenSettings(['hunter2'])).toThrow(/^--set takes a setting, the sign =, and its value\.$/);
});

it('a secret is no setting', () => {
  const manifest = {
    ...{ id: 'crm', name: 'CRM', summary: 'Posts', hosts: [] },
    secrets: { token: { label: 'Token', help: 'Ask', env: [] } },
  };
  expect(() => assertNoSecret([['vault', 'x']], manifest, 'crm')).not.toThrow();
  expect(() => assertNoSecret([['token', 'hunter2']], manifest, 'crm')).toThrow(
    expect.objectContaining({ code: 'MSP009', hint: expect.stringContaining('msp secret set crm.token') }),
  );
});

it.each(['Tracker', '../x', 'constructor', 'prototype', '__proto__', '', 'a--b', 'ä', 'x'.repeat(41)])(
  'an entry cannot be called %j',
  (name) => {
    expect(() => assertName(name)).toThrow(expect.objectContaining({ code: 'MSP009' }));
  },
);
