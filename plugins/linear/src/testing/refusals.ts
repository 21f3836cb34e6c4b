/** Errors as Linear writes them: the message for programs, the words for people among the extensions. */
import { GraphQLError } from 'graphql';

const refusal = (message: string, extensions: Readonly<Record<string, unknown>>) =>
  new GraphQLError(message, { extensions });

export const invalid = (message: string, told: string) =>
  refusal(message, {
    ...{ type: 'invalid input', code: 'INPUT_ERROR', statusCode: 400, userError: true },
    userPresentableMessage: told,
  });
export const notFound = (kind: string) =>
  invalid(`Entity not found: ${kind}`, `Could not find referenced ${kind}.`);
export const thereAlready = (kind: string, id: string) =>
  invalid(`conflict on insert of ${kind}`, `Entity ${kind} with id ${id} already exists.`);
export const forbidden = () =>
  refusal('Forbidden', {
    ...{ type: 'forbidden', code: 'FORBIDDEN', statusCode: 403, userError: true },
    userPresentableMessage: 'You do not have permission to do this.',
  });

const body = (message: string, extensions: Readonly<Record<string, string | number | boolean>>) => ({
  errors: [{ message, extensions }],
});

/** What the API answers to a key that it does not know. */
export const unauthenticated = () => ({
  status: 401,
  body: body('Authentication required, not authenticated', {
    ...{ type: 'authentication error', code: 'AUTHENTICATION_ERROR', statusCode: 401, userError: true },
    userPresentableMessage: 'You need to authenticate to access this operation.',
  }),
});

/** @param headers that tell what is left */
export const overBudget = (headers: Readonly<Record<string, string>>) => ({
  ...{ status: 400, headers },
  body: body('Rate limit exceeded', {
    ...{ type: 'ratelimited', code: 'RATELIMITED', statusCode: 429, userError: true },
    userPresentableMessage: 'Rate limit exceeded. Please try again later.',
  }),
});

/** @param resetAt milliseconds since 1970 */
export const rateLimited = (resetAt: number) =>
  overBudget({
    'x-ratelimit-requests-limit': '2500',
    'x-ratelimit-requests-remaining': '0',
    'x-ratelimit-requests-reset': String(resetAt),
  });
