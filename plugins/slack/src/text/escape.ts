/** Text of people where Slack looks for markup: the fallback text of a message, which notifications and screen readers use. Pure. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Escapes what begins an entity, a link or a mention, the way Slack asks for. `<!channel>` and `<@U123>` become text that tells nobody.
 *
 * @example escaped('<!channel> & co') // '&lt;!channel&gt; &amp; co'
 */
export const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);

/** The reverse. @example unescaped('a &lt; b') // 'a < b' */
export const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_, name) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'));

/**
 * A message as Slack gives it, as people read it: `<https://x.com|here>` is `here (https://x.com)`, `<@U123|ada>` is `@ada`.
 *
 * @example readable('ask <@U7> &amp; wait') // 'ask @U7 & wait'
 */
export const readable = (text: string): string =>
  unescaped(
    text.replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label?: string) => shown(target, label)),
  );

function shown(target: string, label: string | undefined): string {
  const sign = target[0];
  if (sign === '@' || sign === '#') return `${sign}${label || target.slice(1)}`;
  if (sign === '!') return `@${label || target.slice(1)}`;
  return label && label !== target ? `${label} (${target})` : target;
}
