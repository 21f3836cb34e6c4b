/** What went wrong in a package manager, in words that a person understands. Pure. */
import { maskSecrets } from '@msp/core';
import { type ErrorCode, MspError } from '@msp/protocol';

/** What is known of a failure beside the output. */
export interface ClientFailure {
  /** @example '@msp/plugin-obsidian could not be installed' */
  readonly what: string;
  /** The exit code, or why there is none. */
  readonly end: number | 'late' | 'killed';
  /** Milliseconds that it had. */
  readonly limit: number;
}

interface Known {
  readonly signs: RegExp;
  readonly code: ErrorCode;
  readonly because: string;
  readonly next: string;
}

/** In this order: what is more telling first. */
const KNOWN: readonly Known[] = [
  {
    signs: /\bEALLOWGIT\b|ERR_PNPM_EXOTIC_SUBDEP|transport '\w+' not allowed|spawn (\S+git )?ENO(ENT|TDIR)\b/,
    code: 'MSP004',
    because: 'it asks for a git repository, and code in there could run at once',
    next: 'Ask those who publish it for a version that needs packages of npm only.',
  },
  {
    signs: /\b(ENOSPC|EDQUOT)\b|no space left|disk quota/i,
    code: 'MSP012',
    because: 'the disk is full',
    next: 'Make room, then run the command again.',
  },
  {
    signs: /\b(EINTEGRITY|ERR_PNPM_TARBALL_INTEGRITY)\b|integrity (check|mismatch)|IntegrityCheckFailed/i,
    code: 'MSP004',
    because:
      'what came is not what its digest says; it was changed on its way, or since it was installed first',
    next: 'Do not use it. Tell those who publish it.',
  },
  {
    signs:
      /\bE(401|403|NEEDAUTH|OTP)\b|ERR_PNPM_FETCH_40[13]|\b40[13] (Unauthorized|Forbidden)|[:-] 40[13]\b/i,
    code: 'MSP004',
    because: 'the package registry does not let you in',
    next: 'Log in to it: npm login. Or correct your .npmrc.',
  },
  {
    signs:
      /\bETARGET\b|ERR_PNPM_NO_MATCHING_VERSION|No matching version|find any versions? (for|that)|No version matching/i,
    code: 'MSP008',
    because: 'there is no such version',
    next: 'See what there is: npm view <package> versions',
  },
  {
    signs: /\bE404\b|ERR_PNPM_FETCH_404|404 Not Found|[:-] 404\b|Not found\b/i,
    code: 'MSP008',
    because: 'the package registry does not have it',
    next: 'Check its name: msp plugin search',
  },
  {
    signs:
      /\b(ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ERR_PNPM_META_FETCH_FAIL)\b|ConnectionRefused|ConnectionClosed|FailedToOpenSocket|UnableToResolve|network (connection|request)|CERT_|SELF_SIGNED/i,
    code: 'MSP004',
    because: 'the package registry could not be reached',
    next: 'Look at your connection (and at a proxy, if there is one), then run the command again. A plugin that is a file needs none: msp plugin add ./my-plugin-1.0.0.tgz',
  },
  {
    signs: /\b(EACCES|EPERM|EROFS)\b|permission denied|read-only file system/i,
    code: 'MSP012',
    because: 'a folder may not be written, that of the project or the cache of the package manager',
    next: 'Look at the permissions of .msp and of your own cache folder (npm config get cache).',
  },
  {
    signs: /\bERESOLVE\b|ERR_PNPM_PEER_DEP/i,
    code: 'MSP004',
    because:
      'it does not go together with another plugin that is installed here: both need other versions of one package',
    next: 'Update the others first: msp plugin update',
  },
  {
    signs: /\b(EBADENGINE|ERR_PNPM_UNSUPPORTED_ENGINE)\b|engine "?node/i,
    code: 'MSP004',
    because: 'it needs another version of Node.js',
    next: 'Install a current Node.js from https://nodejs.org, or an older version of the plugin.',
  },
];

/** The error to be shown. Nothing was changed then: what is installed was not touched. */
export function clientError(client: string, output: string, { what, end, limit }: ClientFailure): MspError {
  const failed = (code: ErrorCode, because: string, hint: string) =>
    new MspError(code, { message: `${what}: ${because}. Nothing was changed.`, hint });
  if (end === 'late')
    return failed(
      'MSP004',
      `${client} was not done after ${Math.round(limit / 1000)} s and was stopped`,
      'Try again when the connection is better.',
    );
  const known = KNOWN.find(({ signs }) => signs.test(output));
  if (known) return failed(known.code, known.because, known.next);
  const said = tell(output);
  const because = said === '' ? `${client} ended with ${end}` : `${client} says: ${said}`;
  return failed(
    'MSP004',
    because,
    `See all of it: ${client} install --ignore-scripts <package>, in a folder of its own.`,
  );
}

/** Few lines, without what helps nobody: paths of logs, and what lets one in. */
function tell(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^\s*(npm (error|ERR!)|error|ERR_PNPM\w*|\s*)+:?\s*/i, '').trim())
    .filter(
      (line) => line !== '' && !/complete log|debug log|_logs|^at\s|^code \w+$|^A log|warn/i.test(line),
    );
  return withoutSecrets([...new Set(lines)].slice(0, 3).join('; '))
    .slice(0, 400)
    .replace(/\.$/, '');
}

/** A text without whatever lets one in: tokens, passwords, and all of an address that may hold one. Pure. */
export const withoutSecrets = (text: string): string =>
  maskSecrets(
    text
      .replace(/\b([a-z]+:\/\/)[^\s/@]*@/gi, '$1')
      .replace(/(\b[a-z]+:\/\/[^\s?#"';]*)[?#][^\s"';]*/gi, '$1?…')
      .replace(/\b(npm_[A-Za-z0-9]{8,})\b/g, '[secret]')
      .replace(/(_(?:authToken|auth|password)\s*=\s*)[^\s;]+/gi, '$1[secret]')
      .replace(/\b(Bearer|Basic) [\w.~+/=-]+/gi, '$1 [secret]'),
  );
