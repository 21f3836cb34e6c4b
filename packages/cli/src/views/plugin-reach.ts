import { type Manifest, type Permissions, reachesAnything } from '@msp/protocol';
import type { Field } from '../output/layout.js';

/** What may be called a secret, for people. */
type Labels = NonNullable<Manifest['secrets']>;

/** What a plugin may reach, as fields. @param labels of its secrets, where they are known */
export function reachFields(reaches: Permissions, labels: Labels = {}): (Field | null)[] {
  if (!reachesAnything(reaches)) return [['Reaches', 'nothing outside of MSP']];
  const { hosts, addresses, folders, secrets, variables } = reaches;
  const asked = secrets.map((name) => {
    const label = Object.hasOwn(labels, name) ? labels[name]?.label : undefined;
    return label === undefined || label === name ? name : `${label} (${name})`;
  });
  return [
    hosts.length === 0 ? null : ['Hosts', hosts.join(', ')],
    addresses.length === 0 ? null : ['Addresses', `what you set as ${addresses.join(', ')}`],
    folders.length === 0 ? null : ['Folders', `what you set as ${folders.join(', ')}`],
    asked.length === 0 ? null : ['Secrets', asked.join(', ')],
    variables.length === 0 ? null : ['Variables', variables.join(', ')],
  ];
}
