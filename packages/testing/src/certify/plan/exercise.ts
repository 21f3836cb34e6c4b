/** Runs every pure part of a plugin, whatever it gives or throws. */
import { webhookDelivery } from '@msp/delivery';
import type { Webhook } from '@msp/protocol';
import { ordinary } from '../corpus/wording.js';
import type { Laboratory } from '../laboratory.js';
import { groupsOf } from './groups.js';
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
