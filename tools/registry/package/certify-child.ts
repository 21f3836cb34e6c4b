/** Runs in a process of its own: loads a plugin as MSP loads it, held to its card, and certifies it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPlugin, readCard } from '@msp/core';
import { examine, type Outcome } from '@msp/testing/certify';
import { exampleSettings } from './settings.ts';
import { type ChildReport, reportLine } from './verdict.ts';

const [, , folder = ''] = process.argv;
// Taken before any code of the plugin runs.
const mark = readFileSync(0, 'utf8');
const write = process.stdout.write.bind(process.stdout);
const exit = process.exit.bind(process);

async function certified(): Promise<ChildReport> {
  const readme = join(folder, 'README.md');
  const id = readCard(join(folder, 'package.json'))?.manifest.id ?? '';
  const settings = exampleSettings(readFileSync(readme, 'utf8'), id);
  const found = await loadPlugin(
    { name: id, use: folder, enabled: true, mode: 'integrated', settings },
    { root: folder, stateDirectory: folder, host: import.meta.url, env: {}, modules: async () => ({}) },
  );
  if (found.state === 'disabled') return { ...NOTHING, problem: found.reason };
  const findings = await examine(found.plugin, { settings, readme });
  const ended = (outcome: Outcome) => findings.filter((finding) => finding.outcome === outcome);
  return {
    ...{ problem: null, passed: ended('passed').length, skipped: ended('skipped').length },
    failed: ended('failed').map(({ check, detail = '' }) => `${check} (${detail.split('\n')[0]})`),
  };
}

const NOTHING: ChildReport = { problem: null, passed: 0, skipped: 0, failed: [] };
const report = await certified().catch((error) => ({ ...NOTHING, problem: String(error) }));
write(`\n${reportLine(mark, report)}\n`, () => exit(0));
