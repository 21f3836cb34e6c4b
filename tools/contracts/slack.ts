/** Slack's document of 2021, as its methods behave: the token is a header, every argument may come in any way, any method may refuse. */
import type { Part } from './openapi/document.ts';

/** The arguments that are JSON: a text in a form, the thing itself in a body of JSON. */
const JSON_TEXTS = ['attachments', 'blocks', 'metadata', 'view', 'profile', 'users', 'prefs'];

/** What any method may say, by Slack's pages of its methods. */
const REFUSALS = (
  'access_denied account_inactive deprecated_endpoint ekm_access_denied enterprise_is_restricted fatal_error internal_error ' +
  'invalid_arg_name invalid_arguments invalid_array_arg invalid_auth invalid_charset invalid_form_data invalid_post_type ' +
  'is_archived method_deprecated missing_post_type missing_scope no_permission not_allowed_token_type not_authed ' +
  'org_login_required ratelimited request_timeout restricted_action service_unavailable team_access_not_granted ' +
  'team_added_to_org token_expired token_revoked two_factor_setup_required unknown_method'
).split(' ');

/** Puts the document right, in place. */
export function slackPatch(document: Part): void {
  for (const [path, item] of Object.entries(document.paths as Record<string, Part>)) {
    const operation: Part = item.get ?? item.post;
    const fields = operation.requestBody?.content?.['application/json']?.schema as Part | undefined;
    const listed = (operation.parameters as Part[]).filter(
      ({ name, in: where }) => name !== 'token' && where === 'query',
    );
    const properties = argumentsOf([
      ...listed.map((each): [string, Part] => [each.name, each.schema]),
      ...Object.entries((fields?.properties ?? {}) as Part).filter(([name]) => name !== 'token'),
    ]);
    const required = [
      ...listed.flatMap((each) => (each.required ? [each.name] : [])),
      ...((fields?.required ?? []) as string[]).filter((name) => name !== 'token'),
    ];
    const schema = { type: 'object', properties, required };
    const content = { 'application/json': { schema }, 'application/x-www-form-urlencoded': { schema } };
    const responses = repliesOf(operation.responses);
    const name = path.slice(1);
    document.paths[path] = {
      get: { operationId: name, parameters: parametersOf(properties, required), responses },
      post: { operationId: name, requestBody: { content }, responses },
    };
  }
}

/** A method of Slack that is newer than the document, or an argument of one. For the option `patches`. */
export const slackArguments =
  (method: string, properties: Record<string, Part>) =>
  (document: Part): void => {
    const { get, post } = document.paths[`/${method}`] as Part;
    Object.assign(
      post.requestBody.content['application/json'].schema.properties,
      argumentsOf(Object.entries(properties)),
    );
    get.parameters.push(...parametersOf(properties, []));
  };

/** What a method may refuse with, beside what the document says. For the option `patches`. */
export const slackRefusals =
  (method: string, codes: readonly string[]) =>
  (document: Part): void => {
    const { schema } = document.paths[`/${method}`].post.responses[200].content['application/json'] as Part;
    schema.then.properties.error.enum?.push(...codes);
  };

/** @returns the same by their names, with those that are JSON of any type */
const argumentsOf = (properties: readonly (readonly [string, Part])[]): Part =>
  Object.fromEntries(
    properties.map(([name, schema]) => [
      name,
      JSON_TEXTS.includes(name) ? { description: schema.description } : schema,
    ]),
  );

const parametersOf = (properties: Part, required: readonly string[]): Part[] =>
  Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', schema, required: required.includes(name) },
  }));

/** Slack answers 200 to everything, and `ok` says which of the two replies it is. */
function repliesOf(responses: Part): Part {
  const done: Part = schemaOf(responses['200']);
  const refused: Part = schemaOf(responses.default);
  if (done.properties)
    done.properties = {
      response_metadata: { type: 'object' },
      warning: { type: 'string' },
      ...done.properties,
    };
  const codes: unknown = refused.properties?.error?.enum;
  const reason = Array.isArray(codes)
    ? { type: 'string', enum: [...codes, ...REFUSALS] }
    : { type: 'string' };
  const then = {
    type: 'object',
    required: ['ok', 'error'],
    properties: { ...refused.properties, ok: { const: false }, error: reason },
  };
  const isRefused = { properties: { ok: { const: false } }, required: ['ok'] };
  return {
    200: { content: { 'application/json': { schema: { if: isRefused, then, else: done } } } },
    // The service itself: limits and outages have a status of their own.
    429: {},
  };
}

const schemaOf = (reply: Part | undefined): Part => reply?.content?.['application/json']?.schema ?? {};
