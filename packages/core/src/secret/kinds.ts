/** Secrets that can be told by their shape: the prefixes their makers give them so that scanners find them. */
import { hasVariety } from './random.js';

/** One kind of secret. */
export interface SecretKind {
  readonly kind: string;
  /** A text without any of these cannot hold one, which spares it the pattern. */
  readonly hints: readonly string[];
  /** Global, and linear however hostile the text. Its group, where it has one, is the part to hide. */
  readonly pattern: RegExp;
  /** How much of it may be shown: of the prefix that all of them share, at most 4 characters. */
  readonly shown: number;
  /** What else must hold where the shape alone would fit ordinary words. */
  readonly accept?: (secret: string) => boolean;
}

const hasDigit = (secret: string) => /\d/.test(secret);

/** Keys have a part of letters and digits mixed; `sk-learn-pipeline-2024` is made of words. */
const hasMixedPart = (secret: string) =>
  secret.split(/[-_]/).some((part) => part.length >= 12 && /\d/.test(part) && /[A-Za-z]/.test(part));

/** Every pattern fails fast, or cannot begin again within what it has looked through. */
const kinds: readonly SecretKind[] = [
  {
    kind: 'GitHub token',
    hints: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    pattern: /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{30,}/g,
    shown: 4,
  },
  { kind: 'GitHub token', hints: ['github_pat_'], pattern: /(?<![A-Za-z0-9])github_pat_\w{22,}/g, shown: 4 },
  {
    kind: 'API key',
    hints: ['sk-'],
    pattern: /(?<![A-Za-z0-9])sk-[\w-]{20,}/g,
    shown: 3,
    accept: hasMixedPart,
  },
  {
    kind: 'Stripe key',
    hints: ['sk_live_', 'rk_live_', 'sk_test_', 'rk_test_'],
    pattern: /(?<![A-Za-z0-9])[sr]k_(?:live|test)_[A-Za-z0-9]{16,}/g,
    shown: 4,
    accept: hasDigit,
  },
  {
    kind: 'AWS access key',
    hints: ['AKIA', 'ASIA'],
    pattern: /(?<![A-Za-z0-9+/])A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9+/])/g,
    shown: 4,
  },
  {
    kind: 'Slack token',
    hints: ['xox', 'xapp-'],
    pattern: /(?<![A-Za-z0-9])(?:xox[a-z]|xapp)-[A-Za-z0-9%-]{10,}/g,
    shown: 4,
    accept: hasDigit,
  },
  {
    kind: 'Slack webhook',
    hints: ['hooks.slack'],
    pattern: /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/([\w/-]{20,})/g,
    shown: 0,
  },
  {
    kind: 'Linear key',
    hints: ['lin_api_', 'lin_oauth_', 'lin_wh_'],
    pattern: /(?<![A-Za-z0-9])lin_(?:api|oauth|wh)_[A-Za-z0-9]{30,}/g,
    shown: 4,
  },
  {
    kind: 'Google key',
    hints: ['AIza'],
    pattern: /(?<![\w/+-])AIza[\w-]{35}(?![\w/+-])/g,
    shown: 4,
    accept: hasDigit,
  },
  {
    kind: 'GitLab token',
    hints: ['glpat-'],
    pattern: /(?<![A-Za-z0-9])glpat-[\w-]{20,}(?:\.[\w.]+)?/g,
    shown: 4,
    accept: hasDigit,
  },
  { kind: 'npm token', hints: ['npm_'], pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36,}/g, shown: 4 },
  {
    kind: 'Atlassian token',
    hints: ['ATATT'],
    pattern: /(?<![A-Za-z0-9])ATATT[\w=-]{20,}/g,
    shown: 4,
    accept: hasDigit,
  },
  {
    kind: 'Trello token',
    hints: ['ATTA'],
    pattern: /(?<![A-Za-z0-9])ATTA[a-f0-9]{60,}[A-Za-z0-9]*/g,
    shown: 4,
  },
  {
    kind: 'JSON Web Token',
    hints: ['eyJ'],
    pattern: /(?<![\w-])eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}(?:\.[\w-]+){0,2}/g,
    shown: 3,
  },
];

/** Fewer different characters than this, prefix included, are somebody's `xxxxxxxx`. */
const VARIETY = 11;

/** Every place where a secret of a known shape stands, with its kind. */
export function* secretsOfKnownShape(
  text: string,
): Generator<{ kind: SecretKind; start: number; end: number }> {
  for (const kind of kinds) {
    if (!kind.hints.some((hint) => text.includes(hint))) continue;
    for (const match of text.matchAll(kind.pattern)) {
      const secret = match[1] ?? match[0];
      const start = match.index + match[0].length - secret.length;
      if (!hasVariety(secret, VARIETY) || kind.accept?.(secret) === false) continue;
      yield { kind, start, end: start + secret.length };
    }
  }
}
