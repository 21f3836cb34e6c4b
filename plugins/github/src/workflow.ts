/** The start of a workflow, as an operation. Pure. */
import { type Operation, storableText } from '@msp/protocol';
import { call } from './call.js';
import { first, placeOf } from './repository.js';
import { ROUTES } from './routes.js';
import type { Settings } from './settings.js';
import { earlier } from './text.js';

/** What is started. */
export interface Start {
  readonly key: string;
  /** The name of the workflow's file, or its id. */
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** The input that is given the key. */
  readonly keyInput?: string | undefined;
  /** It was not started before: ISO 8601. */
  readonly time: string;
}

export function dispatchOperation(
  settings: Pick<Settings, 'repositories' | 'apiUrl'>,
  { key, workflow, ref, inputs, keyInput, time }: Start,
): Operation {
  const given = { ...inputs, ...(keyInput !== undefined && { [keyInput]: key }) };
  return {
    ...{ key, lane: key, summary: `Start the workflow ${workflow} of ${first(settings)}`, delivery: 'probe' },
    query: call({
      route: ROUTES.dispatch,
      parameters: {
        ...placeOf(first(settings)),
        ...{ workflow_id: workflow, ref: storableText(ref) },
        ...(Object.keys(given).length > 0 && { inputs: given }),
        // github.com names the run then; servers of their own may not know how.
        ...(settings.apiUrl === undefined && { return_run_details: true }),
      },
      since: earlier(time, 1),
    }),
  };
}
