/** The address of a request as it would be sent, taken apart. Pure. */
import type { HttpQuery, Template } from '@msp/protocol';

/** A template with stand-ins for what only the host knows. */
export function filled(template: Template, inAddress: boolean): string {
  const parts = Array.isArray(template) ? template : [template];
  return parts
    .map((part, index) => {
      if (typeof part === 'string') return part;
      if ('$secret' in part)
        return `${part.before ?? ''}${index === 0 && inAddress ? 'https://secret.example' : 'secret'}`;
      return part.part === 'url' ? 'https://link.example/link' : 'link';
    })
    .join('');
}

/** An address taken apart. */
export interface Address {
  /** What must not depend on what people write: method, host, number of segments, names of parameters. */
  readonly shape: string;
  /** The decoded segments and values of parameters. */
  readonly parts: readonly string[];
}

/** @throws where it is no address, or a part of it cannot be decoded */
export function addressOf({ method, url: template }: HttpQuery['request']): Address {
  const url = new URL(filled(template, true));
  const segments = url.pathname.split('/').map((segment) => decodeURIComponent(segment));
  const names = [...url.searchParams.keys()];
  const { protocol, username, password, host, hash } = url;
  return {
    shape: JSON.stringify([method, protocol, username, password, host, segments.length, names, hash]),
    parts: [...segments, ...url.searchParams.values()],
  };
}
