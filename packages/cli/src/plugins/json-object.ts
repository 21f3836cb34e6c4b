import { MspError } from '@msp/protocol';

/** The object that an option holds. @throws an `MspError` `MSP009` where its text is no JSON, or something else in it */
export function objectOf(option: string, text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new MspError('MSP009', {
    message: `${option} is no JSON object.`,
    hint: `For example: ${option} '{"team": "WEB"}'`,
  });
}
