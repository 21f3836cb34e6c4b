/** Fills the placeholders of a template. Pure. */
import { isScalar, parseDocument, visit } from 'yaml';
import { cleanText, escapeText, oneLine } from '../words/escape.js';
import { noteOf, partsOf } from './front.js';

/** What a placeholder stands for: words, which are escaped, or Markdown of ours (a link), which is not. */
export type Filling = { readonly words: string } | { readonly markdown: string };

const PLACEHOLDER = /\{\{ *([a-z]+(?:-[a-z]+)*) *\}\}/g;
/** In YAML `{{` begins a map; while that is read, a word stands for each placeholder. */
const STANDIN = /msp-placeholder-([a-z-]+)-msp/g;

/**
 * The text of a new note. `{{name}}` becomes what `fillings` has by that name, on one line; a name that it does not have
 * stays as it is. Within the properties at the top, values stay what they are and need no quotes.
 *
 * @example fill('# {{title}}', { title: { words: 'Use *it*' } }) // '# Use \\*it\\*'
 */
export function fill(template: string, fillings: Readonly<Record<string, Filling>>): string {
  const parts = partsOf(template);
  const body = parts.body.replace(PLACEHOLDER, (found, name: string) => {
    const filling = fillings[name];
    if (!filling) return found;
    return 'markdown' in filling
      ? filling.markdown
      : filling.words === ''
        ? ''
        : escapeText(oneLine(filling.words, 200));
  });
  return noteOf({ ...parts, yaml: parts.open ? filledYaml(parts.yaml, fillings) : '', body });
}

function filledYaml(yaml: string, fillings: Readonly<Record<string, Filling>>): string {
  const document = parseDocument(
    yaml.replace(PLACEHOLDER, (found, name: string) =>
      fillings[name] ? `msp-placeholder-${name}-msp` : found,
    ),
    { logLevel: 'silent' },
  );
  // What is not valid is left to the check of the note's properties, which says so.
  if (document.errors.length > 0) return yaml;
  visit(document, {
    Scalar(_, node) {
      if (isScalar(node) && typeof node.value === 'string') {
        node.value = node.value.replace(STANDIN, (_found, name: string) => plainOf(fillings[name]));
      }
    },
  });
  return document.contents === null ? yaml : document.toString({ lineWidth: 0 });
}

const plainOf = (filling: Filling | undefined): string =>
  filling === undefined ? '' : 'words' in filling ? oneLine(cleanText(filling.words), 200) : filling.markdown;
