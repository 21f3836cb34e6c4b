import type { ServiceAnswer } from '@msp/testing';
import { type CheckedOptions, checked } from '../checked.ts';
import type { Contract } from '../contract.ts';
import { asked, type Given } from './request.ts';

/** What a contract finds wrong with one request and the answer to it. */
export async function found(
  contract: Contract,
  request: Given,
  answer: ServiceAnswer,
  options: CheckedOptions = {},
): Promise<string[]> {
  const service = checked({ answer: () => answer }, contract, options);
  await service.answer(asked(request));
  return service.violations();
}
