import type { GuideStep, PickStep } from '@msp/protocol';
import type { Check } from '../check.js';
import { servedPicks } from '../faults/served-picks.js';
import { skipped, verdictOn } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { answersAt } from '../plan/guide.js';
import { settingAsker } from '../plan/guide-options.js';
import { pickProblems, pickSampleProblems } from '../plan/guide-picks.js';
import { placeOf, stepsProblems } from '../plan/guide-steps.js';

/** A person who follows the guide is connected at its end. */
export const guide: Check = {
  name: 'guide',
  title:
    'The guide asks for what is needed and is known, offers what the settings take, and reads what can be picked or throws',
  async run(laboratory) {
    const { plugin, options } = laboratory;
    if (!plugin.guide) return skipped('the plugin has no guide');
    const asker = settingAsker(plugin, options.settings);
    const picks = picksOf(plugin.guide.steps, laboratory);
    const problems = [
      ...stepsProblems(laboratory, asker),
      ...picks.flatMap(({ place, step, settings }) =>
        pickProblems(laboratory, step, settings).map((problem) => `${place}: ${problem}`),
      ),
    ];
    if (problems.length > 0) return verdictOn(problems);
    const served = await servedPicks(laboratory);
    const samples = { ...served.samples, ...options.picks };
    const found = picks.flatMap(({ place, step, settings }) => {
      const reply = samples[step.setting];
      const told = reply ? pickSampleProblems(laboratory, step, settings, { reply, asker }) : [];
      return told.map((problem) => `${place}: ${problem}`);
    });
    if (served.problems.length + found.length > 0) return verdictOn([...served.problems, ...found]);
    const untried = picks.map(({ step }) => step.setting).filter((setting) => !samples[setting]);
    return untried.length === 0
      ? verdictOn([])
      : skipped(`give the option picks a reply with something to pick for ${untried.join(', ')}`);
  },
};

/** The steps that ask the tool, and what is known when they do. */
const picksOf = (steps: readonly GuideStep[], laboratory: Laboratory) =>
  steps.flatMap((step, index) =>
    step.kind === 'pick'
      ? [
          {
            step: step as PickStep,
            place: placeOf(step, index),
            settings: answersAt(laboratory, index).settings,
          },
        ]
      : [],
  );
