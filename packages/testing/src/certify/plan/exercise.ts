/** Runs every pure part of a plugin, whatever it gives or throws. */
import { webhookDelivery } from '@msp/delivery';
import type { Webhook } from '@msp/protocol';
import { ordinary } from '../corpus/wording.js';
import type { Laboratory } from '../laboratory.js';
import { askFeed, readFeed, USUAL } from './feeds.js';
import { groupsOf } from './groups.js';
import { answersAt, askPick, readPick } from './guide.js';
import { placeOf } from './guide-steps.js';
import { type OnCall, planEvents, planExports, planSetup } from './planned.js';
import { queryOf } from './queries.js';
import { JUDGED_AT, REPLIES } from './replies.js';
import { askQuestion, planAction, samplesOf } from './requests.js';
import { baseTask, changesOf, getQuery, listQuery, planChange, readingContext } from './tasks.js';
import { sampleRequests } from './webhooks.js';

/** @param at is told whose code runs next */
export function exercise(laboratory: Laboratory, at: OnCall): void {
  const { configured, moments, sessions, rehearsal, plugin, options } = laboratory;
  const { judge, probe, combine, check, recall } = plugin;
  const run: Run = (place, call) => {
    at(place);
    try {
      call();
    } catch {
      // What it does is looked at here; what it throws is another check's business.
    }
  };
  planSetup(configured, at);
  planEvents(configured, moments, at);
  planExports(configured, sessions.slice(0, 3), at);
  const session = sessions[0] ?? null;
  const { samples } = samplesOf(plugin, options.requests);
  for (const sample of samples) {
    if (sample.kind === 'action') planAction(configured, sample, 'request-0', session, at);
    else run(`the question ${sample.name}`, () => askQuestion(configured, sample, session));
  }
  if (check) run('the check', () => queryOf(configured, session, (context) => check.ask(context)));
  for (const group of groupsOf(plugin, rehearsal)) run('combine.merge', () => combine?.merge(group));
  const [operation] = rehearsal;
  for (const reply of REPLIES) {
    if (check) run('the check', () => check.read(reply));
    for (const [name, question] of Object.entries(recall ?? {}))
      run(`the question ${name}`, () => question.read(reply));
    if (!operation) continue;
    run('the judge', () => judge?.(reply, [operation], JUDGED_AT));
    run('the probe', () => probe?.found(reply, operation));
  }
  for (const each of rehearsal) run('the probe', () => probe?.ask(each));
  exerciseTasks(laboratory, run);
  exerciseWebhook(laboratory, run);
  exerciseFeeds(laboratory, run);
  exerciseGuide(laboratory, run);
}

type Run = (place: string, call: () => unknown) => void;

function exerciseTasks(laboratory: Laboratory, run: Run): void {
  const { tasks } = laboratory.plugin;
  if (!tasks) return;
  const context = readingContext(laboratory);
  const { reply } = laboratory.options.tasks ?? {};
  run('tasks.list', () => listQuery(laboratory, tasks, null));
  run('tasks.list', () => listQuery(laboratory, tasks, '2'));
  run('tasks.get', () => getQuery(laboratory, tasks, 'task-7'));
  for (const each of [...(reply ? [reply] : []), ...REPLIES])
    run('tasks.read', () => tasks.read(each, context));
  for (const change of changesOf(tasks, baseTask(laboratory, context), (field) => ordinary().text(field)))
    run('tasks.write', () => planChange(laboratory, change));
}

function exerciseWebhook(laboratory: Laboratory, run: Run): void {
  const { webhook } = laboratory.plugin;
  const { name, settings } = laboratory.configured;
  for (const { request } of webhook ? sampleRequests(laboratory) : []) {
    const delivery = webhookDelivery(webhook as Webhook, request);
    run('webhook.answer', () => webhook?.answer?.(delivery));
    run('webhook.parse', () => webhook?.parse(delivery, { name, settings }));
  }
}

function exerciseFeeds(laboratory: Laboratory, run: Run): void {
  const samples = laboratory.options.feeds ?? {};
  for (const [name, feed] of Object.entries(laboratory.plugin.feeds ?? {})) {
    const { reply, state = null } = samples[name] ?? {};
    for (const each of [null, state]) run(`the feed ${name}`, () => askFeed(laboratory, feed, USUAL, each));
    for (const each of [...(reply ? [reply] : []), ...REPLIES])
      run(`the feed ${name}`, () => readFeed(laboratory, feed, each, state));
  }
}

function exerciseGuide(laboratory: Laboratory, run: Run): void {
  for (const [index, step] of (laboratory.plugin.guide?.steps ?? []).entries()) {
    const answers = answersAt(laboratory, index);
    run(placeOf(step, index), () => step.when?.(answers));
    if (step.kind !== 'pick') continue;
    const { settings } = answers;
    const sample = laboratory.options.picks?.[step.setting];
    for (const page of [null, '2'])
      run(placeOf(step, index), () => askPick(laboratory, step, settings, page));
    for (const each of [...(sample ? [sample] : []), ...REPLIES])
      run(placeOf(step, index), () => readPick(laboratory, step, settings, each));
  }
}
