/** The ways in which a secret is written where it turns up. Pure. */

/** Shorter texts are words of everybody's; to mask them would say more than they do. */
const SHORTEST_SECRET = 4;

/** A secret as it is, and as addresses, JSON, base64 and HTML write it. Each form once. */
export function secretForms(secret: string): string[] {
  if (secret.length < SHORTEST_SECRET) return [];
  const whole = secret.toWellFormed();
  const forms = [
    secret,
    whole,
    ...encoded(whole),
    ...quoted(secret),
    ...quoted(whole),
    ...base64(whole),
    ...parts(whole),
  ];
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST_SECRET);
}

function encoded(secret: string): string[] {
  const component = encodeURIComponent(secret);
  // Stricter ones write these too, as RFC 3986 has it.
  const strict = component.replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const forms = [
    component,
    strict,
    encodeURI(secret),
    new URLSearchParams({ a: secret }).toString().slice(2),
  ];
  return forms.flatMap((form) => [form, form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())]);
}

function quoted(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const twice = JSON.stringify(json).slice(1, -1);
  const html = secret.replace(/[&<>"']/g, (letter) => HTML[letter] ?? letter);
  return [json, ascii, twice, json.replaceAll('/', '\\/'), html];
}

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * In base64 three bytes make four letters, so that a secret within something (`user:secret`) is written in one of three ways. Letters
 * that depend on what stands before or after it are left out.
 */
function base64(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const forms = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const last = (offset + bytes.length) % 3 === 0 ? text.length : text.length - 1;
    return text.slice([0, 2, 3][offset], last);
  });
  const whole = bytes.toString('base64');
  // What is shorter stands in other words too.
  const telling = forms.filter((form) => form.length >= 6);
  return [whole, whole.replace(/=+$/, ''), ...telling].flatMap((form) => [
    form,
    form.replaceAll('+', '-').replaceAll('/', '_'),
  ]);
}

/** Of an address that is a secret, servers and kits quote the path alone. */
function parts(secret: string): string[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(secret) || !URL.canParse(secret)) return [];
  const { href, pathname, search, password } = new URL(secret);
  return [href, ...[pathname + search, pathname, password].filter((part) => part.length >= 8)];
}
