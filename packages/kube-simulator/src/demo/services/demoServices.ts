import { commerceServices } from './commerceServices';
import type { DemoServiceSpec } from './DemoServiceSpec';
import { platformServices } from './platformServices';

/** The services of the demo fleet. */
export const DEMO_SERVICES: readonly DemoServiceSpec[] = [
  ...commerceServices,
  ...platformServices,
];

/** One of them. */
export function demoService(name: string): DemoServiceSpec | undefined {
  return DEMO_SERVICES.find(one => one.name === name);
}
