/** Templates: texts with references in them, as an address and as the value of a header. Pure. */
import type { LinkReference, SecretReference, Template } from '@msp/protocol';
import { isLinkReference, isSecretReference, type Replace } from './references.js';

type Part = string | SecretReference | LinkReference;

const partsOf = (template: Template): readonly Part[] =>
  Array.isArray(template) ? template : [template as Part];

const isReference = (part: unknown) => isSecretReference(part) || isLinkReference(part);

/**
 * The address that a template makes. What references stand for is percent-encoded, so that it stays within its place; only where
 * the address begins with one (a secret that is the whole address of a webhook, the address of a link) it is taken as it is.
 *
 * @throws an `Error` for an id that would lead elsewhere, and for what is no template
 */
export function addressFrom(template: Template, replace: Replace): string {
  const texts = partsOf(template).map((part, index) => {
    if (typeof part === 'string') return part;
    if (!isReference(part)) throw new Error('its address is no text');
    const whole =
      index === 0 &&
      (isSecretReference(part) ? part.before === undefined && part.basic === undefined : part.part === 'url');
    if (whole) return replace(part);
    const { before = '', ...bare } = isSecretReference(part) ? part : { ...part, before: '' };
    const text = replace(bare);
    // However they are written, dots are steps up and down in an address; and nothing makes it mean something else.
    if (text === '.' || text === '..' || text === '')
      throw new Error(`what it puts into its address is '${text}'`);
    return before + encodeURIComponent(text.toWellFormed());
  });
  return texts.join('');
}

/**
 * The value of a header that a template makes.
 *
 * @throws an `Error` for a value that would end the header, or that no header can carry
 */
export function headerFrom(name: string, template: Template, replace: Replace): string {
  const value = partsOf(template)
    .map((part) => {
      if (typeof part === 'string') return part;
      if (!isReference(part)) throw new Error(`its header ${name} is no text`);
      return replace(part);
    })
    .join('');
  // What stands there is not told: it may be a secret.
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value))
    throw new Error(`its header ${name} holds a line break or a letter that no header can carry`);
  return value;
}
