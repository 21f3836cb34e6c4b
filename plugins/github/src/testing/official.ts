/** GitHub's own description of its API, as the stand-in is held to it. */
import type { Service, ServiceRequest } from '@msp/testing';
import { heldAgainst } from '../../../../tools/contracts/held.ts';
import { githubContract } from '../../../../tools/contracts/services.ts';

/** GraphQL has a contract of its own, which is not here. */
export const outside = ({ path }: Pick<ServiceRequest, 'path'>): boolean => path === '/graphql';

/** The description calls it one time; its own words, and the search syntax that they point to, say a range: `>=2026-11-14`. */
// biome-ignore lint/suspicious/noExplicitAny: a document of another's making
function ranges(document: any): void {
  delete document.components.parameters.created.schema.format;
}

export const contract = githubContract({ patches: [ranges] });

/** What GitHub answers although its description does not name it. */
const allowed = [
  {
    violation: /\/dispatches \(actions\/create-workflow-dispatch\): the status 422 is not documented$/,
    reason:
      'GitHub says 422 where the workflow lacks the trigger or the branch is not there; many people have met it, the description names 200 and 204 alone',
  },
  {
    violation: /^GET \/repos\/ada\/old\/.*: the status 301 is not documented$/,
    reason:
      '"Getting started with the REST API": any request may be led elsewhere, as where a repository was renamed',
  },
];

/** The stand-in, in tests that fail where a request or a reply is not as GitHub describes it, refusals too. */
export const official = (service: Service): Service => heldAgainst(service, contract, { outside, allowed });
