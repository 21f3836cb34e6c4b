/**
 * Contracts that are OpenAPI 3 or Swagger 2 documents: whether a request is one that the service describes, and a reply one that
 * it may give. A query parameter or a field of a body that the document does not name is a problem; so is a status that it does not name.
 */
import { bodyOf, type Contract } from './contract.ts';
import { type Part, readDocument } from './openapi/document.ts';
import { withNulls } from './openapi/nulls.ts';
import { replyProblems } from './openapi/reply.ts';
import { bodyProblems, parameterProblems } from './openapi/request.ts';
import { routesOf } from './openapi/routes.ts';
import { Schemas } from './openapi/schemas.ts';
import { fromSwagger } from './openapi/swagger.ts';

/** How a document is read. */
export interface OpenApiOptions {
  /** Mends the document, in place, in this order. */
  readonly patches?: readonly ((document: Part) => void)[];
  /** What stands before every path: `/api/v3`. Default: the path of the document's first server. */
  readonly base?: string;
  /** Statuses that any operation may answer, beside 401, 429 and 5xx. */
  readonly anywhere?: readonly number[];
  /** Does a reply with a good status say that it was done? Default: yes. */
  readonly took?: (value: unknown) => boolean;
  /** What a date and time has to be, where the service does not keep to RFC 3339. */
  readonly dates?: RegExp;
}

/**
 * A contract from a document. The document is read with the first request, and each schema is compiled when it is first wanted.
 *
 * @param file its path in the folder of the contracts, or the document itself
 * @example openApiContract('github/api.github.com.subset.json', { anywhere: [304, 403] })
 */
export function openApiContract(file: string | Part, options: OpenApiOptions = {}): Contract {
  let opened: ReturnType<typeof open> | undefined;
  return {
    file: typeof file === 'string' ? file : null,
    look(request) {
      opened ??= open(file, options);
      const { document, schemas, find } = opened;
      const route = find(request.method, request.path);
      if (!route) return { operations: [], problems: ['there is no such operation'], judge: () => [] };
      return {
        operations: [route.name],
        problems: [
          ...parameterProblems(document, schemas, route, request),
          ...bodyProblems(document, schemas, route, request),
        ],
        took: (answer) => (answer.status ?? 200) < 400 && (options.took?.(bodyOf(answer)) ?? true),
        judge: (answer) => replyProblems(document, schemas, route, answer, options.anywhere ?? []),
      };
    },
  };
}

function open(file: string | Part, { patches = [], base, dates }: OpenApiOptions) {
  const read = typeof file === 'string' ? readDocument(file) : structuredClone(file);
  const document = read.swagger ? fromSwagger(read) : read;
  for (const patch of patches) patch(document);
  withNulls(document);
  const server: string = document.servers?.[0]?.url ?? '';
  const path = base ?? (URL.canParse(server) ? new URL(server).pathname : server).replace(/\/$/, '');
  return { document, schemas: new Schemas(document, dates), find: routesOf(document, path) };
}
