import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { describeWithContracts } from './folder.ts';
import { contractFile, contractsFolder, missingContracts, placesOf } from './place.ts';

it('looks beside the checkout, then beside what it was cloned from', () => {
  expect(placesOf('/a/checkout', '/b/origin')).toEqual(['/a/shared/contracts', '/b/shared/contracts']);
  expect(placesOf('/a/checkout', null)).toEqual(['/a/shared/contracts']);
});

it('takes the folder that is named, and no other', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'tool'));
  writeFileSync(join(folder, 'tool', 'api.json'), '{}');
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('MSP_CONTRACTS', folder);
  expect(contractsFolder()).toBe(folder);
  expect(contractFile('tool/api.json')).toBe(join(folder, 'tool', 'api.json'));
  expect(() => contractFile('tool/other.json')).toThrow(
    'the contract tool/other.json is not here: set MSP_CONTRACTS',
  );
  vi.stubEnv('MSP_CONTRACTS', join(folder, 'nowhere'));
  expect(contractsFolder()).toBeNull();
});

const ran: string[] = [];
vi.stubEnv('MSP_CONTRACTS', '');
describeWithContracts('a contract that nobody has', ['nobody/has-it.json'], () => {
  ran.push('without');
});
vi.unstubAllEnvs();
describe('where the folder was named', { fails: true }, () => {
  vi.stubEnv('MSP_CONTRACTS', '/nowhere/at/all');
  describeWithContracts('a contract that is not there fails', ['nobody/has-it.json'], () => {
    ran.push('named');
  });
  vi.unstubAllEnvs();
});

it('does not run a suite whose contract is not there', () => expect(ran).toEqual([]));

it('misses nothing silently where the folder was named', () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('MSP_CONTRACTS', '');
  expect(missingContracts(['nobody/has-it.json'])).toEqual(['nobody/has-it.json']);
  vi.stubEnv('MSP_CONTRACTS', '/nowhere/at/all');
  expect(() => missingContracts(['nobody/has-it.json'])).toThrow(
    'MSP_CONTRACTS is /nowhere/at/all, and nobody/has-it.json is not there',
  );
});
