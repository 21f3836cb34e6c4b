/** What follows from what happens. Pure: no clock, no chance, no network. */
import {
  escapeMarkdown,
  escapeMarkdownBlock,
  markdownReport,
  type Operation,
  type RecordedEvent,
  reportOf,
} from '@msp/protocol';
import { commentOperations } from '../comment.js';
import type { InHook, Parts } from '../contract.js';
import type { COMMENTED } from '../settings.js';
import { decisionOperations } from './decision.js';
import { dispatchOperations } from './dispatch.js';

/** A comment, where the settings ask for one of such an event. */
function comment(
  event: RecordedEvent & { readonly type: (typeof COMMENTED)[number] },
  context: InHook,
  text: () => string,
): Operation[] {
  return context.settings.events.includes(event.type) ? commentOperations(context, event.id, text()) : [];
}

export const hooks: Parts['hooks'] = {
  'update-recorded': (event, context) =>
    comment(event, context, () => {
      const { description, progress } = event.data;
      return `**Update${progress === undefined ? '' : ` (${progress}%)`}:** ${escapeMarkdownBlock(description)}`;
    }),
  'blocker-raised': (event, context) =>
    comment(event, context, () => {
      const { description, category, severity } = event.data;
      return `**Blocked (${category}, ${severity}):** ${escapeMarkdownBlock(description)}`;
    }),
  'blocker-resolved': (event, context) =>
    comment(event, context, () => {
      const { refers } = context;
      const blocker = refers?.type === 'blocker-raised' ? escapeMarkdown(refers.data.description) : '';
      const { resolution } = event.data;
      return [
        `**No longer blocked${blocker === '' ? '' : `:** ${blocker}`}${blocker === '' ? '**' : ''}`,
        ...(resolution === undefined ? [] : [escapeMarkdownBlock(resolution)]),
      ].join('\n\n');
    }),
  'decision-made': (event, context) => decisionOperations(event, context),
  'session-ended': (event, context) => [
    ...comment(event, context, () => markdownReport(reportOf(context.records()))),
    ...dispatchOperations(context, event.id, event.time),
  ],
};
