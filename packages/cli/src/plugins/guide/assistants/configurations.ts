/** Where assistants keep which MCP servers they use. Read only. */
import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../../shell.js';

/** One file of an assistant. */
export interface AssistantFile {
  /** As people call it. */
  readonly assistant: string;
  readonly path: string;
  readonly form: 'json' | 'toml';
}

/** Where they are. Pure. */
export function assistantFiles(
  root: string,
  env: Environment,
  platform: NodeJS.Platform = process.platform,
): AssistantFile[] {
  const home = env.HOME || env.USERPROFILE || homedir();
  const json = (assistant: string, ...path: string[]) => ({
    ...{ assistant, path: join(...(path as [string])) },
    form: 'json' as const,
  });
  return [
    json('Claude Code', root, '.mcp.json'),
    json('Cursor', root, '.cursor', 'mcp.json'),
    json('VS Code', root, '.vscode', 'mcp.json'),
    json('Cursor', home, '.cursor', 'mcp.json'),
    json('Claude Code', home, '.claude.json'),
    json('Claude Desktop', desktopFolder(home, env, platform), 'claude_desktop_config.json'),
    { assistant: 'Codex', path: join(home, '.codex', 'config.toml'), form: 'toml' },
  ];
}

function desktopFolder(home: string, env: Environment, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Claude');
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Claude');
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), 'Claude');
}

/** Bytes. Some keep their whole history beside it. */
const LARGEST = 8 * 1_048_576;

/** Its text; null where it is no file, is too large, or cannot be read. Never throws. */
export function readAssistantFile(path: string): string | null {
  try {
    // A pipe or a device would be waited for.
    const { size, isFile } = lookAt(path);
    return isFile && size <= LARGEST ? readFileSync(path, 'utf8') : null;
  } catch {
    return null;
  }
}

function lookAt(path: string): { readonly size: number; readonly isFile: boolean } {
  const found = statSync(path);
  return { size: found.size, isFile: found.isFile() };
}
