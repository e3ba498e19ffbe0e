/** Where a step stands, for its title and its Back button. */
export interface StepPosition {
  /** From 1. */
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
}

/** How a step ended: on to the next, back, given up, or to the step that has to be repeated. */
export type StepResult<Name extends string> = 'next' | 'back' | 'cancelled' | { readonly to: Name };

/** What a step does, the steps in their order. */
export type Steps<Name extends string> = readonly (readonly [
  name: Name,
  run: (position: StepPosition) => Promise<StepResult<Name>>,
])[];

/**
 * Walks through the steps of a wizard. What is asked and answered is known to the steps alone.
 * @returns whether the last step was passed; false where the user gave up
 */
export async function runSteps<Name extends string>(steps: Steps<Name>): Promise<boolean> {
  let index = 0;
  for (;;) {
    const step = steps[index];
    if (step === undefined) return true;
    const result = await step[1]({
      step: index + 1,
      totalSteps: steps.length,
      canGoBack: index > 0,
    });
    if (result === 'cancelled') return false;
    if (result === 'next') index += 1;
    else if (result === 'back') index = Math.max(0, index - 1);
    else index = steps.findIndex(([name]) => name === result.to);
  }
}
