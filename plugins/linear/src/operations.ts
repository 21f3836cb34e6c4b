/** What is written, as operations. Pure. */
import type { Json, JsonObject, LinkReference, Operation, Query } from '@msp/protocol';
import { type StatementName, statement } from './statements.js';
import { bringIssue } from './steps.js';
import { LONGEST_BODY, partsOf } from './wording.js';

/** Where an operation belongs. */
export interface Place {
  /** Tells it from every other. */
  readonly key: string;
  /** What has the same lane is sent in its order: the session. */
  readonly lane: string;
  readonly summary: string;
}

/** What stands for an issue: its id, or the link that brings it. */
export type IssueReference = string | LinkReference;

const operation = (place: Place, query: Query, delivery: Operation['delivery']): Operation => ({
  ...place,
  query,
  delivery,
});
const stated = (place: Place, name: StatementName, variables: JsonObject, delivery: Operation['delivery']) =>
  operation(place, statement(name, variables), delivery);
// Links are plain JSON, which their type does not say.
const json = (reference: IssueReference): Json => reference as Json;

/** Finds the issue that a session names, and remembers it under the session's id, which has to be the lane. */
export const findSessionIssue = (place: Place, keyOrId: string): Operation =>
  stated(place, 'FindSessionIssue', { id: keyOrId }, 'idempotent');

/** What an issue is made of. */
export interface NewIssue {
  /** Ours: Linear refuses a second one with it. */
  readonly id: string;
  readonly teamId: string;
  readonly projectId?: string | undefined;
  readonly title: string;
  /** Markdown. What is longer than Linear takes follows in comments. */
  readonly description: string;
  /** As Linear counts: 1 urgent, 2 high, 3 medium, 4 low; 0 none. */
  readonly priority?: number;
}

/**
 * Makes an issue, and comments where its description is too long for one text.
 *
 * @param as whether it is remembered as the session's issue (under the lane), or under the operation's key
 * @param uuid makes the ids of those comments
 */
export function makeIssue(
  place: Place,
  as: 'MakeSessionIssue' | 'MakeIssue',
  { id, teamId, projectId, title, description, priority }: NewIssue,
  uuid: (key: string) => string,
): Operation[] {
  const [first = '', ...others] = partsOf(description);
  const input = {
    ...{ id, teamId, title, description: first },
    ...(projectId !== undefined && { projectId }),
    ...(priority !== undefined && { priority }),
  };
  return [
    stated(place, as, { input }, 'probe'),
    ...others.map((body, index) => {
      const key = `${place.key}/text/${index + 2}`;
      const comment = { id: uuid(key), issueId: id, body };
      return stated({ ...place, key }, 'AddComment', { input: comment }, 'probe');
    }),
  ];
}

/** A comment. */
export interface NewComment {
  readonly issue: IssueReference;
  /** Markdown. */
  readonly text: string;
  /** The id of the comment that it answers. */
  readonly parentId?: string | undefined;
}

/** Writes a comment, or several where the text is too long for one. Their ids are made of their keys. */
export const addComments = (
  place: Place,
  { issue, text, parentId }: NewComment,
  uuid: (key: string) => string,
): Operation[] =>
  (text.length > LONGEST_BODY ? partsOf(text) : [text]).map((body, index) => {
    const key = index === 0 ? place.key : `${place.key}/${index + 1}`;
    const input = { id: uuid(key), issueId: json(issue), body, ...(parentId !== undefined && { parentId }) };
    return stated({ ...place, key }, 'AddComment', { input }, 'probe');
  });

/** Says that one issue blocks another. @param id ours */
export const sayWhatBlocks = (
  place: Place,
  id: string,
  blocking: IssueReference,
  blocked: IssueReference,
): Operation =>
  stated(
    place,
    'SayWhatBlocks',
    { input: { id, issueId: json(blocking), relatedIssueId: json(blocked), type: 'blocks' } },
    'probe',
  );

/** Moves an issue to the state in which it is over; one that is gone is over, too. */
export const closeIssue = (place: Place, id: string, stateId: string): Operation =>
  stated(place, 'CloseIssue', { id, input: { stateId } }, 'idempotent');

/** Gives the issue that was made for a session its new goal. What would change nothing is not sent. */
export const bring = (place: Place, id: string, wanted: Parameters<typeof bringIssue>[1]): Operation =>
  operation(place, bringIssue(id, wanted), 'idempotent');
