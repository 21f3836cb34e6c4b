/** What a contract of a service says of one exchange: pure, and apart from how the exchange is brought about. */
import type { ServiceAnswer, ServiceRequest } from '@msp/testing';

/** A service's own description of what may be asked and answered. */
export interface Contract {
  /** Where it is written: a path in the folder of the contracts; null where it stands in the repository itself. */
  readonly file: string | null;
  /** Looks at a request, and gives what is to be asked about its answer. */
  look(request: ServiceRequest): Looked;
}

/** What a contract says of a request. */
interface Looked {
  /** What was asked, as the contract calls it: `issues/create`, `Mutation.commentCreate`; none where it knows no such thing. */
  readonly operations: readonly string[];
  /** What is wrong with the request, each as a sentence without a full stop. */
  readonly problems: readonly string[];
  /** What is wrong with an answer to it. */
  judge(answer: ServiceAnswer): readonly string[];
  /** Did the service do it? Default: a status below 400. */
  took?(answer: ServiceAnswer): boolean;
}

/** The value of an answer as it is sent: what is no text, or what the text says where it is JSON; undefined where it says nothing. */
export function bodyOf({ body }: ServiceAnswer): unknown {
  if (typeof body !== 'string') return body === undefined ? undefined : JSON.parse(JSON.stringify(body));
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** A value in few words. */
export function brief(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
