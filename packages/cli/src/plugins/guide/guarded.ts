import { MspError } from '@msp/protocol';

/**
 * Runs a pure part of a plugin's guide.
 *
 * @param part for the message, e.g. `when`
 * @throws an `MspError` `MSP004` that names the plugin where it throws
 */
export function guarded<Result>(name: string, part: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (MspError.is(error)) throw error;
    throw brokenGuide(name, part, error);
  }
}

/** What is said of a plugin whose guide does not work. */
export function brokenGuide(name: string, part: string, error: unknown): MspError {
  const message = error instanceof Error ? error.message : String(error);
  return new MspError('MSP004', {
    message: `The guide of the plugin ${name} failed (${part}): ${message.slice(0, 300)}`,
    hint: `Tell those who publish it. Without its guide: msp plugin add ${name}`,
    cause: error,
  });
}
