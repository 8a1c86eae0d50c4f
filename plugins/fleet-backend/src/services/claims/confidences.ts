import type { Confidence } from '@flotilla/backstage-plugin-fleet-common';

/** How sure it is to which service a workload belongs, in the order of its numbers. */
const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low'];

/** The number under which a confidence is kept: the surer, the smaller. */
export function confidenceNumber(confidence: Confidence): number {
  return CONFIDENCES.indexOf(confidence);
}

/** The confidence that is kept under a number. */
export function confidenceOf(number: number): Confidence {
  return CONFIDENCES[number];
}
