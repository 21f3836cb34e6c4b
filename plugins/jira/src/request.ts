/** A request to Jira, as data. Pure. */
import type { HttpQuery, LinkReference, PureContext } from '@msp/protocol';
import type { Secret } from './contract.js';
import { type SiteSettings, siteOf } from './site.js';

/** What a request needs of the context of any part. */
export type Asking = Pick<PureContext<SiteSettings, Secret>, 'settings' | 'secret'>;

/** What people wrote, as it may stand in an address. */
export const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** An issue by its key or id, or the one that a link stands for. */
export type IssueReference = string | LinkReference;

/** The path of an issue with what comes after it. */
export const issuePath = (issue: IssueReference, after: string): readonly (string | LinkReference)[] =>
  typeof issue === 'string' ? [`/issue/${encoded(issue)}${after}`] : ['/issue/', issue, after];

/** @param path begins with a slash; what people wrote stands in it {@link encoded} */
export function request(
  { settings, secret }: Asking,
  method: HttpQuery['request']['method'],
  path: string | readonly (string | LinkReference)[],
  body?: HttpQuery['request']['body'],
): HttpQuery {
  const { api, kind, email } = siteOf(settings);
  const parts = typeof path === 'string' ? [path] : path;
  const [first = '', ...rest] = parts;
  const head = typeof first === 'string' ? [`${api}${first}`] : [api, first];
  return {
    language: 'http',
    request: {
      method,
      url: head.length === 1 && rest.length === 0 ? (head[0] ?? '') : [...head, ...rest],
      headers: {
        accept: 'application/json',
        // The token itself is put in by MSP when it sends: a query holds no secret.
        authorization:
          kind === 'cloud' ? secret('token', { basic: email ?? 'unknown' }) : secret('token', 'Bearer '),
      },
      ...(body !== undefined && { body }),
    },
  };
}
