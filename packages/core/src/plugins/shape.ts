/** Is what a module exports a plugin that this host can use? Pure. */
import {
  CONTRACT_VERSION,
  EVENT_TYPES,
  Manifest,
  TaskFields,
  TaskStatus,
  type Webhook,
  webhookProblem,
} from '@msp/protocol';

/** What is wrong with it. */
export interface ShapeProblem {
  /** A sentence without a full stop. */
  readonly reason: string;
  readonly hint?: string;
}

/** What each part has to be. */
const FUNCTIONS = ['setup', 'connect', 'judge', 'export'];
const PARTS: Record<string, readonly string[]> = {
  combine: ['merge'],
  probe: ['ask', 'found'],
  check: ['ask', 'read'],
  tasks: ['list', 'read'],
  webhook: ['parse'],
};
/** What a part may have, too. */
const OPTIONAL: Record<string, readonly string[]> = { tasks: ['get', 'write'], webhook: ['answer'] };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Why an exported value is no plugin of a version that is known here; null where it is one. */
export function shapeProblem(value: unknown): ShapeProblem | null {
  if (!isObject(value)) return { reason: 'its default export is no plugin; see definePlugin' };
  if (value.contract !== CONTRACT_VERSION) return contractProblem(value.contract);
  const manifest = Manifest.safeParse(value.manifest);
  if (!manifest.success) {
    const [issue] = manifest.error.issues;
    return { reason: `its manifest is not valid: ${issue?.path.map(String).join('.')}: ${issue?.message}` };
  }
  if (value.settings !== undefined && !isFunction(value.settings, 'safeParse'))
    return { reason: 'its settings are no schema' };
  const wrong =
    FUNCTIONS.find((name) => value[name] !== undefined && typeof value[name] !== 'function') ??
    Object.keys(PARTS).find((name) => value[name] !== undefined && !isPart(name, value[name]));
  if (wrong !== undefined) return { reason: `its part "${wrong}" is not as the contract says` };
  return (
    hooksProblem(value.hooks) ??
    requestsProblem(value) ??
    tasksProblem(value.tasks) ??
    feedsProblem(value.feeds) ??
    guideProblem(value.guide) ??
    checkingProblem(value.webhook)
  );
}

const isPart = (name: string, part: unknown): boolean =>
  isObject(part) &&
  PARTS[name]?.every((each) => isFunction(part, each)) === true &&
  (OPTIONAL[name] ?? []).every((each) => part[each] === undefined || isFunction(part, each));

function contractProblem(contract: unknown): ShapeProblem {
  if (typeof contract !== 'number') return { reason: 'its default export is no plugin; see definePlugin' };
  return contract > CONTRACT_VERSION
    ? {
        reason: `it was made for version ${contract} of the plugin contract, and this MSP knows ${CONTRACT_VERSION}`,
        hint: 'Update MSP: npm install -g @msp/cli',
      }
    : {
        reason: `it was made for version ${contract} of the plugin contract, which is not supported any more`,
      };
}

function hooksProblem(hooks: unknown): ShapeProblem | null {
  if (hooks === undefined) return null;
  if (!isObject(hooks)) return { reason: 'its hooks are no object' };
  const types: readonly string[] = EVENT_TYPES;
  for (const [type, hook] of Object.entries(hooks)) {
    if (!types.includes(type)) return { reason: `it has a hook for "${type}", and there is no such event` };
    if (hook !== undefined && typeof hook !== 'function')
      return { reason: `its hook for "${type}" is no function` };
  }
  return null;
}

function requestsProblem({ actions, recall }: Record<string, unknown>): ShapeProblem | null {
  const check = (requests: unknown, parts: readonly string[]) =>
    requests === undefined
      ? undefined
      : isObject(requests)
        ? Object.entries(requests).find(
            ([, request]) =>
              !isObject(request) ||
              !parts.every((part) => isFunction(request, part)) ||
              !isFunction(request.input, 'safeParse'),
          )?.[0]
        : 'all';
  const wrong = check(actions, ['run']) ?? check(recall, ['ask', 'read']);
  return wrong === undefined
    ? null
    : { reason: `its action or question "${wrong}" is not as the contract says` };
}

function tasksProblem(tasks: unknown): ShapeProblem | null {
  if (!isObject(tasks)) return null;
  const { fields, statuses } = tasks;
  if (!TaskFields.safeParse(fields).success) return { reason: 'its tasks do not say which fields they have' };
  const known = (status: unknown) => TaskStatus.safeParse(status).success;
  return statuses === undefined || (Array.isArray(statuses) && statuses.length > 0 && statuses.every(known))
    ? null
    : { reason: 'its tasks have statuses that are none' };
}

function feedsProblem(feeds: unknown): ShapeProblem | null {
  if (feeds === undefined) return null;
  if (!isObject(feeds)) return { reason: 'its feeds are no object' };
  const wrong = Object.entries(feeds).find(
    ([, feed]) =>
      !isObject(feed) ||
      !['ask', 'read'].every((part) => isFunction(feed, part)) ||
      !['snapshot', 'log'].includes(String(feed.keeps)) ||
      !isPause(feed.every),
  )?.[0];
  return wrong === undefined ? null : { reason: `its feed "${wrong}" is not as the contract says` };
}

/** Seconds, within the bounds of the contract; or nothing. */
const isPause = (every: unknown): boolean =>
  every === undefined || (typeof every === 'number' && every >= 60 && every <= 86_400);

/** What each kind of step has to have; a kind that is not known here comes from a later version, and is not asked. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  secret: ['secret'],
  show: ['label', 'text'],
  text: ['setting', 'label'],
  choose: ['setting', 'label'],
  pick: ['setting', 'label'],
};

function guideProblem(guide: unknown): ShapeProblem | null {
  if (guide === undefined) return null;
  const steps = isObject(guide) ? guide.steps : undefined;
  if (!Array.isArray(steps)) return { reason: 'its guide has no steps' };
  const at = steps.findIndex((step) => !isStep(step));
  return at < 0 ? null : { reason: `step ${at + 1} of its guide is not as the contract says` };
}

function isStep(step: unknown): boolean {
  if (!isObject(step) || typeof step.kind !== 'string') return false;
  const texts = STEPS[step.kind] ?? [];
  if (!texts.every((name) => typeof step[name] === 'string')) return false;
  if (step.kind === 'choose') return Array.isArray(step.options);
  return step.kind !== 'pick' || ['ask', 'read'].every((part) => isFunction(step, part));
}

function checkingProblem(webhook: unknown): ShapeProblem | null {
  const problem = isObject(webhook) ? webhookProblem(webhook as unknown as Webhook) : null;
  // A later version may know other ways to sign; what cannot be checked is not taken.
  return problem === null
    ? null
    : {
        reason: `its webhook cannot be checked: ${problem}`,
        hint: 'Update MSP, or tell the author of the plugin.',
      };
}

function isFunction(holder: unknown, name: string): boolean {
  return isObject(holder) && typeof holder[name] === 'function';
}
