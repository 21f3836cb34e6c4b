/** Repositories by their names. Pure. */
import type { Settings } from './settings.js';

/** How routes name a repository. A type, because interfaces are no JSON to TypeScript. */
export type Place = { readonly owner: string; readonly repo: string };

/** @param name is `owner/name`, as the settings have it */
export function placeOf(name: string): Place {
  const [owner = '', repo = ''] = name.split('/');
  return { owner, repo };
}

/** The repository that is written to. */
export const first = ({ repositories: [name = ''] }: Pick<Settings, 'repositories'>): string => name;

/** The repository as the settings spell it; null where it is not among them. GitHub does not mind the case. */
export const configured = ({ repositories }: Pick<Settings, 'repositories'>, name: string): string | null =>
  repositories.find((each) => each.toLowerCase() === name.toLowerCase()) ?? null;
