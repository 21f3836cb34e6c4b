/** Which lists of commits are read, one after the other. Pure. */
import type { InFeed } from '../contract.js';
import { beginning, type CommitState } from './commit-state.js';

/** A step: the name of a repository's default branch, or the commits of a branch (null for the default one). */
export interface Step {
  readonly id: string;
  readonly repository: string;
  readonly kind: 'name' | 'commits';
  readonly branch: string | null;
}

/** No branch of git has a longer name that anybody would write. */
const LONGEST = 200;

/**
 * All steps in their order. The default branch first, so that it is known what is on it; then the branches of the sessions, those
 * worked on last at the end: what they began with belongs to the others.
 */
export function stepsOf({ settings, branches }: InFeed, { names, deferred }: CommitState): Step[] {
  const { repositories } = settings;
  const isDeferred = (name: string) => deferred.includes(name);
  const ordered = [...repositories.filter((name) => !isDeferred(name)), ...repositories.filter(isDeferred)];
  const wanted = [...new Set([...branches.toReversed(), ...settings.branches])].filter(
    (name) => name.length <= LONGEST,
  );
  return [...new Set(ordered)].flatMap((repository): Step[] => [
    { id: `${repository}?`, repository, kind: 'name', branch: null },
    { id: `${repository} `, repository, kind: 'commits', branch: null },
    ...wanted
      .filter((branch) => branch !== names[repository])
      .map((branch): Step => ({ id: `${repository} ${branch}`, repository, kind: 'commits', branch })),
  ]);
}

/** The step under way, or the first one. What was begun in a synchronization that broke off goes on only in the middle of a list. */
export function stepNow(context: InFeed, state: CommitState): Step | null {
  const steps = stepsOf(context, state);
  const { at, now } = state;
  const going = at !== null && (now === context.now || at.page > 1);
  return (
    (going ? steps.find(({ id }) => id === at.step) : undefined) ??
    steps.find(isNeeded(context, state)) ??
    null
  );
}

/** The next one; null after the last. @param passing the rest of its repository too */
export function stepAfter(context: InFeed, state: CommitState, step: Step, passing = false): Step | null {
  const steps = stepsOf(context, state);
  const index = steps.findIndex(({ id }) => id === step.id);
  const rest = steps.slice(index + 1).filter(isNeeded(context, state));
  return rest.find(({ repository }) => !passing || repository !== step.repository) ?? null;
}

/** Is it the last step of its repository? */
export const isLastOf = (context: InFeed, state: CommitState, { id, repository }: Step): boolean =>
  stepsOf(context, state)
    .filter((each) => each.repository === repository)
    .at(-1)?.id === id;

/** A default branch may be renamed: its name is asked for again whenever its list is read anew. */
const isNeeded =
  (context: InFeed, state: CommitState) =>
  ({ kind, repository }: Step): boolean =>
    kind === 'commits' ||
    state.names[repository] === undefined ||
    beginning(state, `${repository} `, context).etag === null;
