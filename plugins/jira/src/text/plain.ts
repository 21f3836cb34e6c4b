/** What stands on an issue, as plain text. Pure. */

/** Nodes of a document that are lines of their own. */
const LINES = new Set(['paragraph', 'heading', 'codeBlock', 'rule', 'tableRow', 'mediaSingle']);
/** Deeper than Jira nests. */
const DEEPEST = 40;

/**
 * @param body a document of Atlassian, or wiki markup, which is left as it is
 * @example plainText({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Done' }] }] }) // 'Done'
 */
export function plainText(body: unknown): string {
  if (typeof body === 'string') return body.trim();
  return textIn(body, 0)
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function textIn(node: unknown, depth: number): string {
  if (typeof node !== 'object' || node === null || depth > DEEPEST) return '';
  const { type, text, content, attrs } = node as Record<string, unknown>;
  if (type === 'hardBreak') return '\n';
  if (typeof text === 'string') return text;
  const named = (attrs ?? {}) as Record<string, unknown>;
  if (type === 'mention' || type === 'emoji') return typeof named.text === 'string' ? named.text : '';
  if (type === 'inlineCard' || type === 'blockCard') return typeof named.url === 'string' ? named.url : '';
  const inner = Array.isArray(content) ? content.map((each) => textIn(each, depth + 1)).join('') : '';
  if (type === 'listItem') return `- ${inner}`;
  return LINES.has(String(type)) ? `${inner}\n` : inner;
}
