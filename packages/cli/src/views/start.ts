import type { StartResult } from '@msp/core';
import type { PluginConfig } from '@msp/protocol';
import { fields } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { aboutFields } from './about.js';
import { blockerLines, decisionLines } from './ledger.js';
import { integrationsLine } from './plugins.js';
import { previousLines } from './previous.js';

/** What is needed to go on: the session, where the last one ended, what blocks, what was decided. */
export function startView(
  result: Omit<StartResult, 'warnings' | 'state'> & { readonly integrations?: readonly PluginConfig[] },
  paper: Paper,
  verb = 'started',
): string[] {
  const { head, previous, openBlockers, recentDecisions, integrations } = result;
  const { style } = paper;
  return [
    `${style.good(`Session ${verb}`)}  ${style.strong(head.id)}`,
    '',
    ...fields(paper, [...aboutFields(head, paper)]),
    ...previousLines(paper, previous),
    ...blockerLines(paper, openBlockers),
    ...decisionLines(paper, recentDecisions),
    ...(integrations
      ? ['', style.faint(`Integrations: ${integrationsLine(integrations.filter(({ enabled }) => enabled))}`)]
      : []),
  ];
}
