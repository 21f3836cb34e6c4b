/** What is wrong with a configuration, in words that a person understands. Pure. */
import { ConfigFile } from '@msp/protocol';
import { isPlain, valueAt } from './settings.js';
import { didYouMean, suggest } from './suggest.js';

/** One thing that is wrong with a configuration file. */
export interface ConfigProblem {
  /** The setting, e.g. `features.sessionTimeout`; '' where it is the file as a whole. */
  readonly key: string;
  /** A sentence: which setting, what is wrong, what is allowed. Never the value of a text: it may be a secret. */
  readonly message: string;
  /** Where it stands, counted from 1; null where the file could not even be looked at. */
  readonly line: number | null;
  readonly column: number | null;
}

/** A problem before it is known where it stands. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The part of a zod issue that is used here. */
interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  readonly origin?: string;
  readonly format?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly inclusive?: boolean;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
}

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object { … }',
  record: 'an object { … }',
};

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? 'a text' : 'an object';
}

/** `['detection', 'blockers', 'keywords', 0]` → `detection.blockers.keywords, item 1,` */
function nameOf(path: readonly (string | number)[]): string {
  const last = path.at(-1);
  if (path.length === 0) return 'The configuration';
  return typeof last === 'number' ? `${path.slice(0, -1).join('.')}, item ${last + 1},` : path.join('.');
}

function limit(issue: Issue): string {
  const small = issue.code === 'too_small';
  const bound = small ? issue.minimum : issue.maximum;
  if (issue.origin === 'string') return small ? 'must not be empty' : `must have at most ${bound} characters`;
  if (issue.inclusive === false) return `must be ${small ? 'greater' : 'less'} than ${bound}`;
  return `must be at ${small ? 'least' : 'most'} ${bound}`;
}

function choice(issue: Issue, value: unknown): string {
  const values = (issue.values ?? []).map(String);
  const near = typeof value === 'string' ? suggest(value, values) : null;
  return `must be one of ${values.join(', ')}${near ? ` (did you mean ${near}?)` : ''}`;
}

function sentence(issue: Issue, path: readonly (string | number)[], value: unknown): string {
  const name = nameOf(path);
  switch (issue.code) {
    case 'invalid_type':
      return `${name} must be ${KINDS[issue.expected ?? ''] ?? issue.expected}, but is ${kindOf(value)}.`;
    case 'too_small':
    case 'too_big':
      return `${name} ${limit(issue)}${typeof value === 'number' ? `, but is ${value}` : ''}.`;
    case 'invalid_value':
      return `${name} ${choice(issue, value)}.`;
    case 'invalid_format':
      return `${name} must be ${issue.format === 'email' ? 'an e-mail address' : `of the form ${issue.format}`}.`;
    case 'invalid_key':
      return path[0] === 'plugins'
        ? `${path.join('.')}: a plugin's name has small letters and digits, with single hyphens between, 40 at most.`
        : `${path.slice(0, -1).join('.')}: a name must have 1 to 200 characters.`;
    default:
      return `${name} cannot be used.`;
  }
}

function unknownSetting(path: readonly (string | number)[]): Finding {
  const key = path.join('.');
  return { path, message: `There is no setting ${key}.${didYouMean(key)}` };
}

/** Everything that is wrong with the values of a configuration file; an empty list where nothing is. */
export function findProblems(file: unknown): Finding[] {
  const { error } = ConfigFile.safeParse(file);
  const findings = (error?.issues ?? []).flatMap((raw): Finding[] => {
    const issue = raw as Issue;
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    if (issue.code === 'unrecognized_keys')
      return (issue.keys ?? []).map((key) => unknownSetting([...path, key]));
    return [{ path, message: sentence(issue, path, at(file, path)) }];
  });
  // zod leaves this one name out of records without a word.
  for (const record of ['profiles', 'plugins']) {
    const entries = valueAt(file, record);
    if (isPlain(entries) && Object.hasOwn(entries, '__proto__'))
      findings.push(unknownSetting([record, '__proto__']));
  }
  return findings;
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, part) => (inner as Record<string | number, unknown> | undefined)?.[part],
    value,
  );
}
