/** The forms in which a plugin's name is written in its files. Pure. */

/** @example packageName({ name: 'my-tool', scope: '@acme' }) // '@acme/msp-plugin-my-tool' */
export const packageName = ({ name, scope }: { name: string; scope?: string | undefined }): string =>
  `${scope === undefined ? '' : `${scope}/`}msp-plugin-${name}`;

/** @example titleOf('my-tool') // 'My Tool' */
export const titleOf = (name: string): string => name.split('-').map(capitalized).join(' ');

/** @example camelName('my-tool') // 'myTool' */
export const camelName = (name: string): string =>
  name
    .split('-')
    .map((word, index) => (index === 0 ? word : capitalized(word)))
    .join('');

/** The beginning of its environment variables. @example environmentName('my-tool') // 'MY_TOOL' */
export const environmentName = (name: string): string => name.replaceAll('-', '_').toUpperCase();

const capitalized = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
