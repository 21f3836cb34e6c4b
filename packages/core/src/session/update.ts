/** `msp update`: what was done, and what its text says beside. */
import type { EventOf, MspEvent, SessionHead } from '@msp/protocol';
import { type Detection, detect } from '../detection/index.js';
import type { Host } from '../host.js';
import { warnOfContradictions } from './decision.js';
import { makeEvent } from './event.js';
import { checkProgress, hashtags, Intake, type RecordOptions } from './input.js';
import { type RecordResult, record } from './record.js';

export interface UpdateInput {
  readonly text: string;
  /** Percent, 0 to 100; absent: where it was. It may fall. */
  readonly progress?: number;
  /** Beside the words after `#` in the text. */
  readonly tags?: readonly string[];
}

/** The typed record that a text was found to hold. */
function detected(host: Host, head: SessionHead, { type, extracted, entityType }: Detection): MspEvent {
  const autoDetected = { type, extracted };
  const sentence = extracted.charAt(0).toUpperCase() + extracted.slice(1);
  if (type === 'decision') {
    return makeEvent(host, head, 'decision-made', {
      content: sentence,
      alternatives: [],
      relatedEntities: [],
      autoDetected,
    });
  }
  if (type === 'blocker') {
    return makeEvent(host, head, 'blocker-raised', {
      description: sentence,
      category: 'technical',
      severity: 'medium',
      autoDetected,
    });
  }
  return makeEvent(host, head, 'entity-created', {
    name: extracted,
    ...(entityType && { entityType }),
    autoDetected,
  });
}

function detectionSettings(host: Host) {
  const { decisions, entities, blockers } = host.config.detection;
  const settings = ({ enabled, keywords }: { enabled: boolean; keywords: readonly string[] | null }) => ({
    enabled,
    ...(keywords && { keywords: [...keywords] }),
  });
  return { decisions: settings(decisions), entities: settings(entities), blockers: settings(blockers) };
}

/**
 * Records an update, and a decision, an entity or a blocker for each that its text tells of.
 *
 * @throws `MSP009` empty or too long text, progress out of range; `MSP002` no active session. Nothing is recorded then.
 * @example await recordUpdate(host, { text: 'JWT works', progress: 45 })
 */
export async function recordUpdate(
  host: Host,
  input: UpdateInput,
  options?: RecordOptions,
): Promise<RecordResult> {
  const intake = new Intake(options);
  const progress = checkProgress(input.progress);
  const description = intake.text(input.text, 'update');
  const tags = [
    ...new Set([...hashtags(description), ...(input.tags ?? []).map((tag) => intake.name(tag, 'tag'))]),
  ];
  const detections = detect(description, detectionSettings(host));
  return record(host, 'update-recorded', intake.warnings, async (head, transaction) => {
    const [first] = detections;
    const update = makeEvent(host, head, 'update-recorded', {
      description,
      ...(progress !== undefined && { progress }),
      tags,
      ...(first && { autoDetected: { type: first.type, extracted: first.extracted } }),
    });
    const found = detections.map((detection) => detected(host, head, detection));
    const decisions = found.filter(
      (event): event is EventOf<'decision-made'> => event.type === 'decision-made',
    );
    return {
      events: [update, ...found],
      warnings: await warnOfContradictions(transaction, head.project, decisions),
    };
  });
}
