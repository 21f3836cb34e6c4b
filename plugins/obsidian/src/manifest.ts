/** What the plugin says of itself. */

export const manifest = {
  id: 'obsidian',
  name: 'Obsidian',
  summary: 'Keeps sessions, decisions and progress as notes of a vault, beside what you write yourself.',
  homepage: 'https://obsidian.md',
  maturity: 'beta',
  hosts: [],
  folders: ['vault'],
  environment: { vault: ['OBSIDIAN_VAULT_PATH'] },
} as const;
