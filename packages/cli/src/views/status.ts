import type { Known, StatusResult } from '@msp/core';
import type { PluginState, ProtocolState, SessionHead } from '@msp/protocol';
import { counted, fields, section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { ago, localTime } from '../output/time.js';
import { aboutFields } from './about.js';
import { toolLines } from './known.js';
import { blockerLines, decisionLines, updateLines } from './ledger.js';
import { pluginLines } from './plugins.js';
import { previousLines } from './previous.js';
import { sessionLines } from './sessions.js';

/** What `status` shows. */
export type StatusPage = Omit<StatusResult, 'warnings'> & {
  /** The project in force, where there is no session to name one. */
  readonly project: string;
  /** Everyone's under way, where asked for. */
  readonly sessions: readonly SessionHead[] | undefined;
  /** Null where no tool is connected. */
  readonly connected: Connected | null;
  /** What they know; null where they have told nothing. */
  readonly known: Known | null;
};

/** Connected tools, and how much of the session they have taken. */
export interface Connected {
  readonly plugins: readonly PluginState[];
  readonly delivered: { readonly sent: number; readonly all: number } | null;
}

/** Where the session stands, what happened last and what is in the way. */
export function statusView(page: StatusPage, paper: Paper): string[] {
  const { head, crashed, sessions } = page;
  const waiting = crashed.length === 0 ? [] : waitingLines(crashed, paper);
  return [
    ...(head ? sessionPart(head, page.state, paper) : idlePart(page, paper)),
    ...waiting,
    ...updateLines(paper, page.recentUpdates),
    ...blockerLines(paper, page.openBlockers),
    ...decisionLines(paper, page.recentDecisions),
    ...(head ? [] : previousLines(paper, page.previous)),
    ...(page.known ? toolLines(page.known, paper) : []),
    ...(page.connected ? connectedPart(page.connected, paper) : []),
    ...(sessions ? everyone(sessions, paper) : []),
  ];
}

function stateWord(state: ProtocolState, { style }: Paper): string {
  const paint = {
    ACTIVE: style.good,
    ENDING: style.caution,
    CRASHED: style.bad,
    COMPLETE: style.accent,
    IDLE: style.faint,
  };
  return paint[state](state);
}

function sessionPart(head: SessionHead, state: ProtocolState, paper: Paper): string[] {
  const { style, now } = paper;
  const { counts } = head;
  const { updates, decisions, entities, blockers, notes } = counts;
  const recorded = Object.entries({
    update: updates,
    decision: decisions,
    entity: entities,
    blocker: blockers,
    note: notes,
  })
    .filter(([, count]) => count > 0)
    .map(([what, count]) => counted(count, what));
  return [
    `${stateWord(state, paper)}  ${style.strong(head.id)}`,
    '',
    ...fields(paper, [
      ...aboutFields(head, paper),
      ['Started', `${ago(head.startTime, now)} (${localTime(head.startTime)}) by ${head.user}`],
      ['Last sign', ago(head.lastEventTime, now)],
      ['Recorded', recorded.join(', ') || 'nothing yet'],
    ]),
    ...(state === 'CRASHED' ? ['', `Recover it: msp recover ${head.id} --resume`] : []),
  ];
}

function idlePart({ state, project }: StatusPage, paper: Paper): string[] {
  return [
    `${stateWord(state, paper)}  No session is active here.`,
    '',
    ...fields(paper, [
      ['Project', project],
      ['Start one', 'msp start'],
    ]),
  ];
}

function waitingLines(crashed: readonly SessionHead[], paper: Paper): string[] {
  const next = `  Recover one: msp recover ${crashed[0]?.id} --resume`;
  return section(paper, 'Crashed sessions', [...sessionLines(crashed, paper), next]);
}

function everyone(sessions: readonly SessionHead[], paper: Paper): string[] {
  const lines =
    sessions.length === 0 ? ['  Nobody has a session under way.'] : sessionLines(sessions, paper, true);
  return section(paper, 'Sessions under way', lines);
}

/** `Integrations  2/3 delivered`, and one line for each tool. */
function connectedPart({ plugins, delivered }: Connected, paper: Paper): string[] {
  const of = delivered && delivered.all > 0 ? `  ${delivered.sent}/${delivered.all} delivered` : '';
  return section(paper, `Integrations${of}`, pluginLines(plugins, paper));
}
