/** A context as text: for an assistant, for people, for programs. Pure; nothing in it can steer a terminal. */
import { displayText, safeJson } from '@msp/protocol';
import type { ContextDocument, ContextSection } from './document.js';

export type ContextFormat = 'ai' | 'json' | 'markdown';

/** One line of format `ai`, its source at the end. Also what a line's cost is measured by. */
export function renderLine(line: { readonly id: string; readonly text: string }): string {
  return `- ${displayText(line.text)} [${line.id}]`;
}

/** The heading of a section of format `ai`. */
export function renderHeading(title: string): string {
  return `\n${title.toUpperCase()}`;
}

/** The line that says what was left out of a section. */
export function renderCut(section: Pick<ContextSection, 'cut'>): string {
  return `  (${section.cut} more left out: over the budget)`;
}

/** The first line of format `ai`. */
export function renderIntroduction(
  document: Pick<ContextDocument, 'project' | 'days' | 'generatedAt'>,
): string {
  const day = document.generatedAt.slice(0, 10);
  return `PROJECT CONTEXT: ${displayText(document.project)} (${day}, last ${document.days} days; [id] names the source of a line)`;
}

function sections(
  document: ContextDocument,
  heading: (title: string) => string,
  line: typeof renderLine,
): string[] {
  return document.sections.flatMap((section) => [
    heading(section.title),
    ...section.lines.map(line),
    ...(section.cut > 0 ? [renderCut(section)] : []),
  ]);
}

/**
 * A context as text, without a newline at its end.
 *
 * @example renderContext(await composeContext(host, { budget: 2000 }), 'markdown')
 */
export function renderContext(document: ContextDocument, format: ContextFormat): string {
  if (format === 'json') return safeJson(document, 2);
  if (format === 'ai')
    return [renderIntroduction(document), ...sections(document, renderHeading, renderLine)].join('\n');
  const title = `# ${displayText(document.project)}`;
  const source = (line: { id: string; text: string }) => `- ${displayText(line.text)} \`${line.id}\``;
  const used = `\n_At most ${document.tokens} of ${document.budget} tokens; ${document.cut} lines left out._`;
  return [title, ...sections(document, (name) => `\n## ${name}\n`, source), used].join('\n');
}
