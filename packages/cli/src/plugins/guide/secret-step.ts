/** Asks for a secret: hidden, and kept in memory only until all is well. */
import type { SecretStep } from '@msp/protocol';
import type { Asker } from './asker.js';
import type { Draft } from './draft.js';
import { isNeeded, secretLabel } from './steps.js';
import type { Subject } from './subject.js';

/** Far longer than any key, in characters. */
const LONGEST = 65_536;

/**
 * @param again the one that is there does not work: another one is asked for at once
 * @throws the ending `interrupted`
 */
export async function askSecret(
  step: SecretStep,
  subject: Subject,
  draft: Draft,
  asker: Asker,
  again = false,
): Promise<void> {
  const { secret } = step;
  const { help } = subject.plugin.manifest.secrets?.[secret] ?? {};
  const optional = !isNeeded(subject.plugin, step);
  const label = secretLabel(subject.plugin, secret);
  const source = draft.sources[secret];
  if (source?.from === 'environment') return asker.say(`${label}: it comes from your environment.`);
  if (!again && (source || draft.entered.has(secret)) && (await keeps(label, asker))) return;
  for (;;) {
    const told = [help, optional ? 'It may be left out: press Enter.' : ''].filter(Boolean).join(' ');
    const typed = (await asker.secret({ label, help: told })).trim();
    if (typed === '' && (optional || (again && draft.entered.has(secret)))) return;
    const problem = problemOf(typed);
    if (problem === null) {
      draft.entered.set(secret, typed);
      return;
    }
    asker.bad(problem);
  }
}

async function keeps(label: string, asker: Asker): Promise<boolean> {
  const options = [
    { value: true, label: 'Keep the one that is there' },
    { value: false, label: 'Enter another one' },
  ];
  return (await asker.choose({ label: `${label}: there is one already`, options })) === 0;
}

/** Why it can be no secret; null where it can. The value is never repeated. */
export function problemOf(value: string): string | null {
  const isKeyFile = value.startsWith('-----BEGIN ') || value.startsWith('{');
  const within = isKeyFile ? value.replace(/[\r\n\t]/g, '') : value;
  if (value === '') return 'Nothing came. Paste it, and press Enter.';
  if (value.length > LONGEST || !value.isWellFormed() || /\p{Cc}/u.test(within))
    return 'That cannot be it: it is too long, or has a line break in it. Copy it again, as the tool shows it.';
  return null;
}
