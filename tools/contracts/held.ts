/** Any test before a stand-in, held against the service's own contract by the way. */
import type { Service } from '@msp/testing';
import { onTestFinished, TestRunner } from 'vitest';
import { type CheckedOptions, checked } from './checked.ts';
import type { Contract } from './contract.ts';
import { missingContracts } from './place.ts';

/** What a contract does not describe, and is right all the same. */
interface Allowed {
  /** What the violation says, or a part of it: `POST /repos/ada/webshop/issues (issues/create): the status 410 is not documented`. */
  readonly violation: string | RegExp;
  /** Why it is right: the page that says so, or that a test asks wrongly on purpose. */
  readonly reason: string;
}

/** What else is told of a stand-in. */
export interface HeldOptions extends CheckedOptions {
  readonly allowed?: readonly Allowed[];
}

/**
 * A stand-in whose every request and reply is held against a contract: the test in which it was asked fails where one does not
 * fit. Where the contract is not here, it is the stand-in itself, and nothing is held against anything.
 *
 * @throws where an allowance has no reason, or `MSP_CONTRACTS` names a folder without the file
 * @example const server = await startFaultServer(heldAgainst(service(), githubContract()));
 */
export function heldAgainst(service: Service, contract: Contract, options: HeldOptions = {}): Service {
  const { allowed = [] } = options;
  for (const { violation, reason } of allowed)
    if (reason.trim() === '') throw new Error(`there is no reason why this is allowed: ${violation}`);
  if (contract.file !== null && missingContracts([contract.file]).length > 0) return service;
  const looked = checked(service, contract, options);
  const told = new Set<string>();
  const tell = () => {
    const violations = looked
      .violations()
      .filter((each) => !told.has(each) && !allowed.some(({ violation }) => says(each, violation)));
    for (const each of violations) told.add(each);
    if (violations.length > 0)
      throw new Error(`${contract.file ?? 'the contract'} does not allow:\n${violations.join('\n')}`);
  };
  let watched: unknown;
  return {
    ...looked,
    answer(request) {
      // A stand-in may be made before the tests and serve several of them: each answers for what was asked while it ran.
      const running = TestRunner.getCurrentTest();
      if (running && running !== watched) {
        watched = running;
        onTestFinished(tell);
      }
      return looked.answer(request);
    },
  };
}

const says = (violation: string, allowed: string | RegExp): boolean =>
  typeof allowed === 'string' ? violation.includes(allowed) : allowed.test(violation);
