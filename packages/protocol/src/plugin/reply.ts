/** What plugins read out of replies in the same way, and say of them in the same words. Pure. */
import type { Json } from './names.js';
import type { Failed, Reply } from './verdict.js';

/** The value of an answer that says yes (2xx, or no status at all); undefined for any other reply. */
export function acceptedValue(reply: Reply): Json | undefined {
  if (reply.kind === 'failure') return undefined;
  const { status = 200, value } = reply;
  return status >= 200 && status < 300 ? value : undefined;
}

/** A text as JSON; undefined where it is none: a page for signing in, say. */
export function parsedJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/**
 * The verdict where the tool does not let us in: nothing of the plugin can succeed, everything waits, and a person is told how to
 * mend it.
 *
 * @param name what the plugin is called in the configuration
 * @example authenticationFailed('Linear', 'linear').reason // 'Linear authentication failed. Run `msp add linear` to reconnect.'
 */
export const authenticationFailed = (title: string, name: string): Failed => ({
  outcome: 'failed',
  scope: 'plugin',
  reason: `${title} authentication failed. Run \`msp add ${name}\` to reconnect.`,
  hint: 'The key may have expired or been revoked',
});
