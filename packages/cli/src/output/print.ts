import { displayText, safeJson, type Warning } from '@msp/protocol';
import type { Outcome } from '../outcome.js';
import type { Shell } from '../shell.js';
import { paperFor } from './paper.js';
import { STDERR, STDOUT, write } from './write.js';

/** Prints what a command answers, in the form that was asked for, and returns the exit code. */
export async function print(outcome: Outcome, shell: Shell): Promise<number> {
  const warnings = [...shell.notices, ...(outcome.warnings ?? [])];
  if (outcome.stream) {
    for await (const part of outcome.stream) write(STDOUT, part);
  } else if (shell.globals.json) {
    const document = await outcome.json();
    const told = withWarnings(document, warnings);
    write(STDOUT, `${safeJson(told ?? document)}\n`);
    if (told) return outcome.exitCode ?? 0;
  } else if (shell.globals.quiet) {
    if (outcome.essential !== undefined) write(STDOUT, `${displayLines(outcome.essential)}\n`);
  } else {
    const lines = await outcome.text(paperFor(STDOUT, shell));
    if (lines.length > 0) write(STDOUT, `${lines.join('\n')}\n`);
  }
  if (!shell.globals.quiet) printWarnings(warnings, shell);
  return outcome.exitCode ?? 0;
}

/** The document with the warnings in it, or null where its shape has no place for them. */
function withWarnings(document: unknown, warnings: readonly Warning[]): unknown {
  return document !== null && typeof document === 'object' && 'warnings' in document
    ? { ...document, warnings }
    : null;
}

function printWarnings(warnings: readonly Warning[], shell: Shell): void {
  if (warnings.length === 0) return;
  const { style } = paperFor(STDERR, shell);
  for (const { message, hint } of warnings) {
    const next = hint === null ? '' : `\n  ${displayLines(hint)}`;
    write(STDERR, `${style.caution('Warning:')} ${displayLines(message)}${next}\n`);
  }
}

const displayLines = (text: string) => displayText(text, { multiline: true });
