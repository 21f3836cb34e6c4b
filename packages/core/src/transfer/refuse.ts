/** Why something is not imported. */
import { MspError } from '@msp/protocol';

/** The error that nothing was imported, and why. */
export function refused(
  reason: string,
  hint = 'Nothing was imported. Export it again: msp export --output <file>',
  cause?: unknown,
): MspError {
  return new MspError('MSP014', { message: reason, hint, cause });
}
