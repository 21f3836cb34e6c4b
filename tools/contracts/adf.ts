/** Atlassian's document format: what Jira's own document of its API says nothing about. */
import { readFileSync } from 'node:fs';
import type { ServiceAnswer, ServiceRequest } from '@msp/testing';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';
import { bodyOf, brief } from './contract.ts';
import { contractFile } from './place.ts';
import { ADF } from './services.ts';

let compiled: ValidateFunction | undefined;

/** What is wrong with a document of Atlassian's format, by its own schema; empty where nothing is. */
export function adfProblems(document: unknown): string[] {
  if (!compiled) {
    const ajv = new Ajv.default({ strict: false, allErrors: false, logger: false });
    compiled = ajv.compile(JSON.parse(readFileSync(contractFile(ADF), 'utf8')));
  }
  if (compiled(document)) return [];
  // The schema is made of alternatives: the error that lies deepest is the one that tells.
  const deepest = (compiled.errors ?? []).toSorted(
    (a, b) => b.instancePath.length - a.instancePath.length,
  )[0];
  return [`${deepest?.instancePath || '/'} ${deepest?.message ?? 'is wrong'}`];
}

/**
 * Rules for Jira that its document does not tell, for the option `extra` of `checked`: texts of issues and comments are documents
 * of Atlassian's format in version 3, valid ones; a new issue has a project, a summary and a type.
 */
export function jiraRules(request: ServiceRequest, answer: ServiceAnswer): string[] {
  return [
    ...rulesOf(request.value, 'the body'),
    ...newIssue(request),
    ...rulesOf(bodyOf(answer), 'the reply'),
  ];
}

const TEXTS = ['body', 'description', 'environment'];

function rulesOf(value: unknown, where: string): string[] {
  return [...documentsIn(value, '')].flatMap(({ path, found }) =>
    typeof found === 'string'
      ? [`${where}: ${path} has to be a document, not a text: it is ${brief(found)}`]
      : adfProblems(found).map((problem) => `${where}: ${path}: ${problem}`),
  );
}

/** The documents in a value, and texts that stand where one has to be: in the fields of an issue, and the body of a comment. */
function* documentsIn(value: unknown, path: string): Generator<{ path: string; found: unknown }> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && value.type === 'doc') {
    yield { path: path || '/', found: value };
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const isText = path.endsWith('/fields') ? TEXTS.includes(key) : key === 'body';
    if (isText && typeof inner === 'string') yield { path: `${path}/${key}`, found: inner };
    else yield* documentsIn(inner, `${path}/${key}`);
  }
}

function newIssue({ method, path, value }: ServiceRequest): string[] {
  if (method !== 'POST' || !/\/rest\/api\/3\/issue\/?$/.test(path)) return [];
  const fields = (value as { fields?: Record<string, unknown> } | null)?.fields ?? {};
  return ['project', 'summary', 'issuetype']
    .filter((name) => fields[name] === undefined)
    .map((name) => `the body: /fields/${name} is missing`);
}
