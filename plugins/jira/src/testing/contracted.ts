/** The stand-in for Jira Cloud under the eyes of Jira's own documents, wherever they are at hand. Of a Server there is none. */
import type { Json } from '@msp/protocol';
import type { Service, ServiceAnswer, ServiceRequest } from '@msp/testing';
import { jiraRules } from '../../../../tools/contracts/adf.ts';
import { type CheckedService, checked } from '../../../../tools/contracts/checked.ts';
import { heldAgainst } from '../../../../tools/contracts/held.ts';
import { missingContracts } from '../../../../tools/contracts/place.ts';
import { ADF, JIRA, jiraContract } from '../../../../tools/contracts/services.ts';
import { TOKEN } from './jira.js';

/** What the rules need to be there. */
export const DOCUMENTS = [JIRA, ADF];

// Read once in each process: the document is large.
const contract = jiraContract();

const rules = {
  extra: (request: ServiceRequest, answer: ServiceAnswer) => [
    ...jiraRules(request, answer),
    ...refusalRules(answer),
  ],
  secrets: [TOKEN],
};

/** Tells what is wrong with what is asked and answered. Only where the documents are there. */
export const watched = (service: Service): CheckedService => checked(service, contract, rules);

/** The test in which the documents do not allow what is asked or answered fails; where they are not here, nothing is looked at. */
export const contracted = (service: Service): Service =>
  missingContracts(DOCUMENTS).length > 0 ? service : heldAgainst(service, contract, rules);

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

/** What Jira says of a refusal is its `ErrorCollection`, which its document names for few operations. A bulk has its own. */
function refusalRules({ status = 200, body }: ServiceAnswer): string[] {
  if (status < 400 || typeof body === 'string' || body === undefined) return [];
  const { errorMessages, errors, issues } = body as Record<string, Json>;
  if (issues !== undefined) return [];
  const fits = typeof errors === 'object' && errors !== null && isTexts(Object.values(errors));
  return isTexts(errorMessages) && fits ? [] : [`the reply (${status}) is no ErrorCollection`];
}
