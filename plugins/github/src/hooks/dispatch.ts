/** A workflow that is started when a session ends, where a person asked for that. Pure. */
import type { Operation } from '@msp/protocol';
import type { InHook } from '../contract.js';
import { dispatchOperation } from '../workflow.js';

/** None where neither the settings nor the session say on which branch. */
export function dispatchOperations({ settings, session }: InHook, key: string, time: string): Operation[] {
  const { dispatch } = settings;
  const ref = dispatch?.ref ?? session.branch;
  if (!dispatch || ref === null || ref === '') return [];
  return [dispatchOperation(settings, { ...dispatch, ref, key: `${key}/dispatch`, time })];
}
