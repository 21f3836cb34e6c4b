/**
 * A word as it is typed into a shell: in quotes where it needs them. Pure.
 *
 * @example shellWord('my tools') // '"my tools"'
 */
export function shellWord(word: string, platform: NodeJS.Platform = process.platform): string {
  const visible = word.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd');
  if (/^[\w@%+=:,./\\-]+$/.test(visible) && (platform === 'win32' || !visible.includes('\\'))) return visible;
  // These mean something between double quotes; on Windows nothing does that a path may hold.
  return platform !== 'win32' && /["$`\\!]/.test(visible)
    ? `'${visible.replaceAll("'", `'\\''`)}'`
    : `"${visible}"`;
}
