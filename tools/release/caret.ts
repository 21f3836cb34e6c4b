/** What a range such as `^1.2.0` takes. */

/**
 * Is a newer version one that `^older` takes? Below 1.0.0 a minor version counts as a major one.
 *
 * @example withinCaret('0.2.0', '0.3.0') // false
 */
export const withinCaret = (older: string, newer: string): boolean => line(older) === line(newer);

/** Versions of one line take each other's place. @example line('0.2.7') // '0.2' */
function line(version: string): string {
  const [major = '0', minor = '0', patch = '0'] = version.split(/[-+]/)[0]?.split('.') ?? [];
  if (major !== '0') return major;
  return minor !== '0' ? `0.${minor}` : `0.0.${patch}`;
}
