/** What SQLite and the file system say, as an error that a person can act on. */
import { accessSync, constants, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type ErrorText, MspError } from '@msp/protocol';

/** SQLite's primary result codes (https://sqlite.org/rescode.html). */
const PERMISSION = 3;
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const INPUT_OUTPUT = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const PROTOCOL = 15;
const TOO_BIG = 18;
const CONSTRAINT = 19;
const MISUSE = 21;
const RANGE = 25;
const NOT_A_DATABASE = 26;

/** Of the extended codes, those that tell damage from a disk that does not take what is written. */
const READ_FAILED = 266;
const SHORT_READ = 522;
const DAMAGED_FILE_SYSTEM = 8458;
const NOT_UNIQUE = 2067;

/** With fewer bytes left a disk is full: SQLite cannot even map its index of the log. */
const LITTLE_SPACE = 65_536;

const FULL_DISK = ['ENOSPC', 'EDQUOT'];
const FORBIDDEN = ['EACCES', 'EPERM', 'EROFS'];

/** `MSP005`, with the command that helps. */
export function damaged(path: string, why: string, cause?: unknown): MspError {
  const text: ErrorText = {
    message: `The store ${path} is damaged: ${why}.`,
    hint: 'Bring back what can be read: msp repair',
  };
  return new MspError('MSP005', cause === undefined ? text : { ...text, cause });
}

/** `MSP013`, whoever it was that waited. */
export function busy(path: string, cause?: unknown): MspError {
  return new MspError('MSP013', {
    message: `Somebody else kept the store ${path} to themselves for longer than MSP waits.`,
    hint: 'Let the other command finish, or end it; then try again.',
    cause,
  });
}

/** Is a value taken that must be there once only? */
export function isNotUnique(error: unknown): boolean {
  return resultCode(error) === NOT_UNIQUE;
}

/** Any error that came up while the store at `path` was in use. One of ours stays as it is. */
export function storeError(error: unknown, path: string): MspError {
  if (MspError.is(error)) return error;
  const code = resultCode(error);
  return code === null ? fileError(error, path) : databaseError(error, code, path);
}

function databaseError(error: unknown, code: number, path: string): MspError {
  switch (code & 0xff) {
    case CORRUPT:
      return damaged(path, 'its contents contradict each other', error);
    case NOT_A_DATABASE:
      return damaged(path, 'the file is no database, or its beginning was overwritten', error);
    case BUSY:
    case LOCKED:
    case PROTOCOL:
      return busy(path, error);
    case FULL:
      return full(path, error);
    case READ_ONLY:
    case PERMISSION:
      return forbidden(path, error);
    case CANNOT_OPEN:
      return isReadOnly(path) ? forbidden(path, error) : unreachable(path, error);
    case INPUT_OUTPUT:
      if ([READ_FAILED, SHORT_READ, DAMAGED_FILE_SYSTEM].includes(code)) {
        return damaged(path, 'a part of the file cannot be read', error);
      }
      if (isFull(path)) return full(path, error);
      return new MspError('MSP012', {
        message: `The disk did not take what was to be written to ${path}. Nothing was recorded.`,
        hint: 'Check that the disk is attached and has space, then try again.',
        cause: error,
      });
    case TOO_BIG:
      return new MspError('MSP009', {
        message: 'What was to be recorded is larger than a store can hold in one record.',
        hint: 'Make it shorter and try again.',
        cause: error,
      });
    case CONSTRAINT:
    case MISUSE:
    case RANGE:
      return internal(path, error);
    default:
      if (/no such module/.test(String(property(error, 'message')))) return tooOld(error);
      // Our statements are fixed and tested: one that fails met a file that is not laid out as it says it is.
      return damaged(path, 'its tables are not what they should be', error);
  }
}

function fileError(error: unknown, path: string): MspError {
  const code = property(error, 'code');
  if (typeof code !== 'string' || typeof property(error, 'syscall') !== 'string')
    return internal(path, error);
  if (FULL_DISK.includes(code)) return full(path, error);
  return FORBIDDEN.includes(code) ? forbidden(path, error) : unreachable(path, error);
}

/** SQLite tells a full disk from a broken one only where it writes itself, not where it maps memory. */
function isFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize < LITTLE_SPACE;
  } catch {
    return false;
  }
}

/** SQLite says "cannot open" also of a file that may only be read. */
function isReadOnly(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK);
    return false;
  } catch (error) {
    return FORBIDDEN.includes(String(property(error, 'code')));
  }
}

function full(path: string, cause: unknown): MspError {
  return new MspError('MSP012', {
    message: `The disk is full: there is no space left for the store ${path}. Nothing was recorded.`,
    hint: 'Free some space on the disk, then try again.',
    cause,
  });
}

function forbidden(path: string, cause: unknown): MspError {
  return new MspError('MSP012', {
    message: `The store ${path} cannot be written: the file, its folder or the disk is read-only for you.`,
    hint: 'Allow writing there, or keep the state elsewhere: set MSP_STATE_DIR to a folder of yours.',
    cause,
  });
}

function unreachable(path: string, cause: unknown): MspError {
  return new MspError('MSP012', {
    message: `The store ${path} cannot be opened.`,
    hint: 'Check that its folder exists, that it is a file, and that you may read and write there.',
    cause,
  });
}

function tooOld(cause: unknown): MspError {
  return new MspError('MSP018', {
    message: `Node.js ${process.version} comes without the full-text search that MSP uses.`,
    hint: 'Install Node.js 22.16 or newer: https://nodejs.org',
    cause,
  });
}

function internal(path: string, cause: unknown): MspError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new MspError('MSP999', {
    message: `Something went wrong with the store ${path}: ${message}`,
    hint: 'Run the command again with --debug and report what it prints.',
    cause,
  });
}

/** SQLite's extended result code, or null where the error is not SQLite's. */
function resultCode(error: unknown): number | null {
  const code = property(error, 'errcode');
  return typeof code === 'number' ? code : null;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
