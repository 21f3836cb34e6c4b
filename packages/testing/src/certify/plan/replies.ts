/** Replies of every kind that a pure part may be asked about, sensible or not. */
import type { Failure, Json, Reply } from '@msp/protocol';

const STATUSES = [200, 201, 204, 302, 400, 401, 403, 404, 409, 422, 429, 500, 503];

const VALUES: readonly Json[] = [
  ...[null, '', 'text', '<!doctype html><title>Sign in</title>', 42, true, [], {}, [null], [[]]],
  ...[{ data: null }, { data: {} }, { data: [] }, { errors: [] }, { errors: [{}] }, { errors: null }],
  ...[{ error: 'no' }, { error: { message: 'no' } }, { ok: false, error: 'no' }, { id: 7 }, { id: null }],
  ...[{ message: null }, { results: [] }, { items: [{}] }, { records: null }],
];

const HEADERS = { 'retry-after': 'soon', 'content-type': 'text/html' };

const failure = (reason: Failure['reason'], more: Partial<Failure> = {}): Failure => ({
  ...{ kind: 'failure', reason, landed: 'unknown', message: 'It did not work' },
  ...more,
});

/** Failures after which nobody knows what became of the request, or after which it certainly was not carried out. */
export const FAILURES: readonly Failure[] = [
  failure('connection', { landed: 'no', code: 'ECONNREFUSED' }),
  failure('connection', { code: 'ECONNRESET' }),
  failure('timeout', { code: 'MSP_TIMEOUT' }),
  failure('too-large', { status: 200, headers: HEADERS }),
  failure('unreadable', { status: 200 }),
  failure('unreadable', { status: 502 }),
  failure('forbidden-host', { landed: 'no', code: 'MSP_FORBIDDEN_HOST' }),
  failure('thrown'),
  failure('thrown', { code: 'UNHEARD_OF', status: 418 }),
];

/** Replies that do not say whether something is there: nobody may conclude from them that it is not. */
export const SILENT: readonly Reply[] = [
  ...FAILURES,
  ...[429, 500, 503].map((status): Reply => ({ kind: 'answer', status, value: null, headers: {} })),
];

/** All of them: every status with every value, answers without a status, and failures. */
export const REPLIES: readonly Reply[] = [
  ...FAILURES,
  ...VALUES.map((value): Reply => ({ kind: 'answer', value })),
  ...STATUSES.flatMap((status) =>
    VALUES.map((value): Reply => ({ kind: 'answer', value, status, headers: HEADERS })),
  ),
];

/** When replies are judged, in milliseconds since 1970. */
export const JUDGED_AT = Date.UTC(2026, 0, 6, 9);

/** With these the tool has said nothing of what it has: to read them as "nothing there" would be to lose all. */
export const TELLING_NOTHING: readonly Reply[] = [
  ...FAILURES,
  ...[401, 403, 429, 500, 502, 503].map((status): Reply => ({ kind: 'answer', status, value: null })),
  ...[401, 403, 429, 500].map((status): Reply => ({ kind: 'answer', status, value: { message: 'no' } })),
  { kind: 'answer', status: 200, value: '<!doctype html><title>Sign in</title>' },
];
