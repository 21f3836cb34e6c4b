/** What a person typed, checked before anything is recorded. Pure. */
import { MspError, normalizeText, TEXT_LIMIT, type Warning } from '@msp/protocol';
import { findSecrets, maskSecrets } from '../secret/index.js';

/** What to do with a text that looks as if it held a secret. */
export interface RecordOptions {
  /** `mask` (the default) keeps the text without the secret and warns; `allow` keeps it as it is. */
  readonly secrets?: 'mask' | 'allow';
}

/** Texts that passed, and what the person should know about them. */
export class Intake {
  readonly warnings: Warning[] = [];
  readonly #options: RecordOptions;

  constructor(options: RecordOptions = {}) {
    this.#options = options;
  }

  /**
   * A text, trimmed and well-formed, secrets masked.
   * @throws `MSP009` where it is empty or longer than a mebibyte.
   */
  text(value: string, what: string): string {
    const text = normalizeText(value);
    if (text === '') {
      throw new MspError('MSP009', {
        message: `The ${what} is empty, so nothing was recorded.`,
        hint: `Say what it is, in quotes.`,
      });
    }
    if (text.length > TEXT_LIMIT) {
      throw new MspError('MSP009', {
        message: `The ${what} has ${text.length} characters, more than the ${TEXT_LIMIT} that fit; nothing was recorded.`,
        hint: 'Put it in a file and record where the file is.',
      });
    }
    return this.#masked(text, what);
  }

  /** The same for a text that may be absent or empty. */
  optional(value: string | undefined, what: string): string | undefined {
    return value === undefined || normalizeText(value) === '' ? undefined : this.text(value, what);
  }

  /** The same for each text of a list; empty ones are left out. */
  list(values: readonly string[] | undefined, what: string): string[] {
    return (values ?? []).flatMap((value) => this.optional(value, what) ?? []);
  }

  /**
   * A name on one line, 1 to 200 characters.
   * @throws `MSP009` where it is empty or longer.
   */
  name(value: string, what: string): string {
    const name = this.text(value.replace(/\s+/gu, ' '), what);
    if (name.length <= 200) return name;
    throw new MspError('MSP009', {
      message: `The ${what} has ${name.length} characters, more than the 200 that fit; nothing was recorded.`,
      hint: 'Choose a shorter one.',
    });
  }

  #masked(text: string, what: string): string {
    const findings = findSecrets(text);
    if (findings.length === 0) return text;
    const kinds = [...new Set(findings.map(({ kind }) => kind))].join(', ');
    if (this.#options.secrets === 'allow') {
      this.warnings.push({
        message: `The ${what} holds what looks like a secret (${kinds}). It was kept, as you asked.`,
        hint: null,
      });
      return text;
    }
    this.warnings.push({
      message: `The ${what} held what looks like a secret (${kinds}). It was masked before it was recorded.`,
      hint: 'If it is none, record it again with --allow-secret.',
    });
    return maskSecrets(text, findings);
  }
}

/**
 * Progress in whole percent.
 * @throws `MSP009` where it is not a whole number from 0 to 100.
 */
export function checkProgress(value: number | undefined): number | undefined {
  if (value === undefined || (Number.isInteger(value) && value >= 0 && value <= 100)) return value;
  throw new MspError('MSP009', {
    message: `Progress is a whole number from 0 to 100, not ${value}; nothing was recorded.`,
    hint: 'For example: msp update "Login works" 45',
  });
}

/** The words after `#` in a text, without it, each once: `#auth`. Issue numbers such as `#12` are none. */
export function hashtags(text: string): string[] {
  if (!text.includes('#')) return [];
  const found = text.matchAll(/(?<![\p{L}\p{N}_&/#])#(\p{L}[\p{L}\p{N}_-]{0,63})/gu);
  return [...new Set([...found].map((match) => match[1] ?? ''))];
}
