import { Ajv, type ErrorObject } from 'ajv';
import formats from 'ajv-formats';
import { brief } from '../contract.ts';
import type { Part } from './document.ts';

/** More problems of one value are only counted. */
const SHOWN = 6;

/** Which way a value goes: what a service alone may write is not asked of us, and the other way about. */
export type Direction = 'request' | 'reply';

/** Checks values by the schemas of a document. Each is compiled when it is first wanted. */
export class Schemas {
  readonly #ajv: Ajv;

  /** @param dates what a date and time has to be, where the service does not write them as RFC 3339 says */
  constructor(document: Part, dates?: RegExp) {
    this.#ajv = new Ajv({
      strict: false,
      validateSchema: false,
      allErrors: true,
      verbose: true,
      logger: false,
    });
    formats.default(this.#ajv);
    if (dates) this.#ajv.addFormat('date-time', dates);
    this.#ajv.addSchema(document, 'api');
  }

  /** What is wrong with a value, each with the JSON pointer to it and what stands there. */
  problems(pointer: string, value: unknown, direction: Direction): string[] {
    const validate = this.#ajv.getSchema(`api${pointer}`);
    if (!validate) throw new Error(`there is no schema at ${pointer}`);
    if (validate(value)) return [];
    const errors = (validate.errors ?? []).filter((error) => !isOfTheOther(error, direction));
    const sentences = [...new Set(errors.map((error) => sentence(error)))];
    const more = sentences.length > SHOWN ? [`… and ${sentences.length - SHOWN} more`] : [];
    return [...sentences.slice(0, SHOWN), ...more];
  }
}

/** Is something missing that only the other side writes? */
function isOfTheOther({ keyword, params, parentSchema }: ErrorObject, direction: Direction): boolean {
  const missing: Part | undefined =
    keyword === 'required' ? (parentSchema as Part)?.properties?.[params.missingProperty] : undefined;
  return missing?.[direction === 'request' ? 'readOnly' : 'writeOnly'] === true;
}

function sentence({ instancePath, message = 'is wrong', params, data, keyword }: ErrorObject): string {
  const more: Partial<Record<string, string>> = {
    additionalProperties: ` (${params.additionalProperty})`,
    enum: ` (${brief(params.allowedValues)})`,
    const: ` (${brief(params.allowedValue)})`,
  };
  const value = keyword === 'required' || keyword === 'additionalProperties' ? '' : `: it is ${brief(data)}`;
  return `${instancePath || '/'} ${message}${more[keyword] ?? ''}${value}`;
}
