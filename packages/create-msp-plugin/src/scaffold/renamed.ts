/** Puts the names of one plugin where the template's stand. Pure. */
import type { Answers } from '../answers.js';
import { camelName, environmentName, packageName, titleOf } from '../names/forms.js';

/**
 * Every form of the template's name; longer ones first, as they hold shorter ones. A path in front rules a scope out. In prose a line may
 * end in the middle of the title.
 */
const TOKENS =
  /\/msp-plugin-sample-tool|msp-plugin-sample-tool|Sample Tool|Sample\nTool ?|SAMPLE_TOOL|sampleTool|sample-tool/g;

/** @example renamed({ name: 'my-tool' })('const sampleTool = 1;') // 'const myTool = 1;' */
export function renamed({ name, title, scope }: Pick<Answers, 'name' | 'title' | 'scope'>) {
  const written = title ?? titleOf(name);
  const forms: Readonly<Record<string, string>> = {
    '/msp-plugin-sample-tool': `/${packageName({ name })}`,
    'msp-plugin-sample-tool': packageName({ name, scope }),
    'Sample Tool': written,
    'Sample\nTool': `${written}\n`,
    'Sample\nTool ': `${written}\n`,
    SAMPLE_TOOL: environmentName(name),
    sampleTool: camelName(name),
    'sample-tool': name,
  };
  // In one go: what was put in is not looked at again.
  return (text: string): string => text.replace(TOKENS, (token) => forms[token] ?? token);
}
