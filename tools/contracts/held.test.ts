import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { heldAgainst } from './held.ts';
import { openApiContract } from './openapi.ts';
import { library } from './testing/library.ts';
import { asked } from './testing/request.ts';

const stand = { answer: () => ({ status: 201, body: {} }), state: () => 'kept' };
const wrong = asked({ path: '/v1/rooms' });
const right = asked({ path: '/v1/shelves/a/books' });

describe('a stand-in held against a contract', () => {
  it.fails('fails the test in which what it does not describe was asked', async () => {
    await heldAgainst(stand, openApiContract(library)).answer(wrong);
  });

  describe('made before the tests', () => {
    const held = heldAgainst({ ...stand, answer: () => ({ body: [] }) }, openApiContract(library));
    it('lets the one pass that asks rightly', async () => void (await held.answer(right)));
    it.fails('and fails the one that does not', async () => void (await held.answer(wrong)));
    it('but not the next', async () => {
      expect((await held.answer(right)).body).toEqual([]);
      expect(held.state?.()).toBe('kept');
    });
  });

  it('allows what has a reason', async () => {
    const allowed = [{ violation: /rooms: there is no such/, reason: 'rooms came later' }];
    await heldAgainst(stand, openApiContract(library), { allowed }).answer(wrong);
    expect(() =>
      heldAgainst(stand, openApiContract(library), { allowed: [{ violation: 'a', reason: ' ' }] }),
    ).toThrow('there is no reason why this is allowed: a');
  });

  it('is the stand-in itself where the contract is not here, unless its folder was named', () => {
    const contract = openApiContract('nobody/has-it.json');
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv('MSP_CONTRACTS', '');
    expect(heldAgainst(stand, contract)).toBe(stand);
    const folder = join(temporaryFolder(), 'nowhere');
    vi.stubEnv('MSP_CONTRACTS', folder);
    expect(() => heldAgainst(stand, contract)).toThrow(
      `MSP_CONTRACTS is ${folder}, and nobody/has-it.json is not there`,
    );
  });
});
