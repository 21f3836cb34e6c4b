import type { Part } from './document.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/**
 * Swagger 2 in the words of OpenAPI 3, as far as requests and replies go: fields of forms are a body that is a form or JSON,
 * parameters and replies have a schema. References stay as they are.
 */
export function fromSwagger(document: Part): Part {
  const { host, basePath = '', schemes = ['https'] } = document;
  const paths = Object.fromEntries(
    Object.entries(document.paths as Part).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item as Part).map(([key, value]) => [
          key,
          METHODS.includes(key) ? operation(value) : value,
        ]),
      ),
    ]),
  );
  return { ...document, openapi: '3.0.0', servers: [{ url: `${schemes[0]}://${host}${basePath}` }], paths };
}

function operation(from: Part): Part {
  const parameters: Part[] = from.parameters ?? [];
  const fields = parameters.filter((each) => each.in === 'formData');
  const [body] = parameters.filter((each) => each.in === 'body');
  const others = parameters.filter((each) => each.in !== 'formData' && each.in !== 'body');
  return {
    ...from,
    parameters: others.map((each) => ({ ...each, schema: schemaOf(each) })),
    ...(fields.length > 0 && { requestBody: { content: contents(objectOf(fields)) } }),
    ...(body && { requestBody: { required: body.required, content: contents(body.schema) } }),
    responses: Object.fromEntries(
      Object.entries((from.responses ?? {}) as Part).map(([status, reply]) => [
        status,
        reply.schema ? { ...reply, content: { 'application/json': { schema: reply.schema } } } : reply,
      ]),
    ),
  };
}

const contents = (schema: Part): Part => ({
  'application/json': { schema },
  'application/x-www-form-urlencoded': { schema },
});

/** One object with these parameters as its fields. */
const objectOf = (parameters: readonly Part[]): Part => ({
  type: 'object',
  properties: Object.fromEntries(parameters.map((each) => [each.name, each.schema ?? schemaOf(each)])),
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
});

/** The words that say what a value is, without those that say where it stands. */
function schemaOf({ in: _in, name: _name, required: _required, description: _text, ...schema }: Part): Part {
  return schema;
}
