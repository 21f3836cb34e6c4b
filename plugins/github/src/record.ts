/** Records of decisions on GitHub, as operations. Pure. */
import type { Operation } from '@msp/protocol';
import { call } from './call.js';
import { CREATE_DISCUSSION } from './discussion.js';
import { first, placeOf } from './repository.js';
import { ROUTES } from './routes.js';
import type { Settings } from './settings.js';
import { bodiesOf, earlier } from './text.js';

/** What is recorded. */
export interface Recorded {
  readonly key: string;
  readonly lane: string;
  readonly title: string;
  readonly text: string;
  /** It was not made before: ISO 8601. */
  readonly time: string;
  readonly labels: readonly string[];
}

/** An issue; what does not fit into it becomes comments below it. */
export function issueOperations(
  repository: string,
  { key, lane, title, text, time, labels }: Recorded,
  link: (local: string) => { readonly $link: string },
): Operation[] {
  const place = placeOf(repository);
  const since = earlier(time, 60);
  const [head, ...rest] = bodiesOf(key, text);
  const issue = {
    ...place,
    title,
    body: head?.body ?? '',
    ...(labels.length > 0 && { labels: [...labels] }),
  };
  return [
    {
      ...{ key, lane, summary: `Open an issue in ${repository}: ${title}`, delivery: 'probe' },
      query: call({ route: ROUTES.createIssue, parameters: issue, since }),
    },
    ...rest.map(
      (part): Operation => ({
        // It waits for the issue, and nobody waits for it.
        ...{ key: part.key, lane: `more of ${key}`, summary: `The rest of the issue: ${title}` },
        delivery: 'probe',
        query: call({
          route: ROUTES.comment,
          parameters: { ...place, issue_number: link(key), body: part.body },
          since,
        }),
      }),
    ),
  ];
}

/** A discussion; its text is parted only where GitHub would not take it whole. */
export function discussionOperations(
  settings: Settings & { readonly discussions: NonNullable<Settings['discussions']> },
  { key, lane, title, text, time }: Recorded,
): Operation[] {
  const bodies = bodiesOf(key, text);
  return bodies.map((part, index) => ({
    ...{
      key: part.key,
      lane,
      delivery: 'probe',
      summary: `Open a discussion in ${first(settings)}: ${title}`,
    },
    query: call({
      route: ROUTES.graphql,
      parameters: {
        query: CREATE_DISCUSSION,
        variables: {
          ...settings.discussions,
          title: index === 0 ? title : numbered(title, `(${index + 1} of ${bodies.length})`),
          body: part.body,
        },
      },
      since: earlier(time, 60),
    }),
  }));
}

/** GitHub takes titles of 256 characters. */
const numbered = (title: string, place: string): string =>
  `${title.slice(0, 255 - place.length).toWellFormed()} ${place}`;
