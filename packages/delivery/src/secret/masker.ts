/** Keeps secrets out of what people see. */
import { secretForms } from './secret-forms.js';

const MASK = '[secret]';

/**
 * Makes a function that masks every occurrence of these secrets: as they are, percent-encoded, in base64, escaped as in JSON. Those
 * shorter than four characters are left alone. Pure.
 *
 * @example masker(['hunter2'])('the password hunter2 is wrong') // 'the password [secret] is wrong'
 */
export function masker(secrets: readonly string[]): (text: string) => string {
  const forms = [...new Set(secrets.flatMap(secretForms))].sort((a, b) => b.length - a.length);
  if (forms.length === 0) return (text) => text;
  return (text) => {
    const found = forms.flatMap((form) => places(text, form));
    return found.length === 0 ? text : replaced(text, found);
  };
}

type Place = readonly [start: number, end: number];

function places(text: string, form: string): Place[] {
  const found: Place[] = [];
  for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1))
    found.push([start, start + form.length]);
  return found;
}

/** Where secrets overlap, all of them are hidden by one mask. */
function replaced(text: string, found: Place[]): string {
  found.sort(([a], [b]) => a - b);
  let masked = '';
  let from = 0;
  let until = -1;
  for (const [start, end] of found) {
    if (start >= until) {
      masked += text.slice(from, start) + MASK;
    }
    until = Math.max(until, end);
    from = until;
  }
  return masked + text.slice(from);
}
