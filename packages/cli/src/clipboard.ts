import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Warning } from '@msp/protocol';
import type { Environment } from './shell.js';

/** A program that takes a text on standard input and keeps it to be pasted. */
interface Tool {
  readonly program: string;
  readonly options: readonly string[];
  /** The variable without which it has no screen to talk to. */
  readonly needs?: string;
}

const TOOLS: readonly Tool[] = [
  { program: 'pbcopy', options: [] },
  { program: 'wl-copy', options: [], needs: 'WAYLAND_DISPLAY' },
  { program: 'xclip', options: ['-selection', 'clipboard'], needs: 'DISPLAY' },
  { program: 'xsel', options: ['--clipboard', '--input'], needs: 'DISPLAY' },
  { program: 'clip.exe', options: [] },
];

/** What became of the wish to copy. */
export interface Copied {
  readonly copied: boolean;
  readonly warnings: readonly Warning[];
}

/**
 * Copies a text where that was asked for.
 *
 * @param wish `asked` on the command line, `configured` to happen by itself, or neither. What was not asked for
 *   fails in silence.
 */
export function copy(text: string, wish: 'asked' | 'configured' | null, environment: Environment): Copied {
  if (wish === null) return { copied: false, warnings: [] };
  const problem = problemOfCopying(text, environment);
  if (problem === null) return { copied: true, warnings: [] };
  return { copied: false, warnings: wish === 'asked' ? [problem] : [] };
}

/** The first tool that is there and has what it needs; null where there is none. */
export function clipboardTool(environment: Environment): string | null {
  return findTool(environment)?.path ?? null;
}

function problemOfCopying(text: string, environment: Environment): Warning | null {
  const off = environment.MSP_NO_CLIPBOARD;
  if (off && off !== '0') {
    return { message: 'Nothing was copied: MSP_NO_CLIPBOARD switches the clipboard off.', hint: null };
  }
  const tool = findTool(environment);
  if (!tool) {
    const names = TOOLS.map(({ program }) => program).join(', ');
    return { message: `Nothing was copied: there is no clipboard here (looked for ${names}).`, hint: null };
  }
  // Some tools go on in the background to serve the text, and would hold their end of a pipe open.
  const { status, error } = spawnSync(tool.path, tool.options, {
    input: text,
    stdio: ['pipe', 'ignore', 'ignore'],
    timeout: 3000,
    env: environment as NodeJS.ProcessEnv,
  });
  if (status === 0) return null;
  return {
    message: `Nothing was copied: ${tool.path} failed (${status === null ? error?.message : `exit code ${status}`}).`,
    hint: null,
  };
}

function findTool(environment: Environment): (Tool & { path: string }) | null {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const tool of TOOLS) {
    if (tool.needs && !environment[tool.needs]) continue;
    const path = folders.map((folder) => join(folder, tool.program)).find(isExecutable);
    if (path) return { ...tool, path };
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
