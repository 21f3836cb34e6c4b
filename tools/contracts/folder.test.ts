import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it, onTestFinished, vi } from 'vitest';
import { contractFile, contractsFolder, describeWithContracts, placesOf } from './folder.ts';

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
describeWithContracts('a contract that nobody has', ['nobody/has-it.json'], () => {
  ran.push('it');
});

it('does not run a suite whose contract is not there', () => expect(ran).toEqual([]));
