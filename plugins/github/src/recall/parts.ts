/** What the questions share. Pure. */
import type { FeedItem, Recollection } from '@msp/protocol';
import { z } from 'zod';
import type { InRequest } from '../contract.js';
import { first } from '../repository.js';

/** How many answers. */
export const limit = z.coerce.number().int().min(1).max(100).default(30);
export const repository = z
  .string()
  .optional()
  .describe('One of the repositories of the settings. Default: the first.');
/** Of an issue or a pull request. */
export const number = z.coerce.number().int().min(1).max(999_999_999);

/** @throws where the settings have no such repository */
export function repositoryOf({ settings }: Pick<InRequest, 'settings'>, name: string | undefined): string {
  if (name === undefined) return first(settings);
  const known = settings.repositories.find((each) => each.toLowerCase() === name.toLowerCase());
  if (known === undefined) throw new Error(`${name} is not among the repositories of the settings.`);
  return known;
}

/** The repository in an address at GitHub: `owner/name`. */
export const repositoryIn = (url: string | undefined): string =>
  /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\//.exec(url ?? '')?.[1] ?? '';

/** An item of a feed as an answer to a question. */
export const recollection = ({
  title,
  detail,
  time,
  url,
  author,
  branch,
  state,
  values,
}: FeedItem): Recollection => ({
  title,
  ...(detail !== undefined && { detail }),
  ...(time !== undefined && { time }),
  ...(url !== undefined && { url }),
  values: { ...(state && { state }), ...(author && { author }), ...(branch && { branch }), ...values },
});
