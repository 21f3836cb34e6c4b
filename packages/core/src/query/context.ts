/** The context of a plugin's pure parts. */
import type { LinkReference, PureContext, SecretReference } from '@msp/protocol';
import { stableUuid } from './identity.js';

/** A context, and the references that were made through it. */
export interface Made {
  readonly context: PureContext<unknown>;
  readonly genuine: WeakSet<object>;
}

/** What every pure part is given. `settings` have passed the plugin's schema. */
export function pureContext(name: string, settings: unknown): Made {
  const genuine = new WeakSet<object>();
  const reference = <Reference extends object>(made: Reference): Reference => {
    genuine.add(made);
    return Object.freeze(made);
  };
  return {
    genuine,
    context: {
      name,
      settings,
      uuid: (key) => stableUuid(name, key),
      link: (local, part): LinkReference => reference({ $link: local, ...(part && { part }) }),
      secret: (secret, before): SecretReference =>
        reference({ $secret: secret, ...(typeof before === 'string' ? { before } : before) }),
    },
  };
}
