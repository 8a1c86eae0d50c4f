import type { Hook, HookEvent } from './Hook';

/** The hooks of one event, in the order in which they are run. */
export function hooksAt(hooks: readonly Hook[], event: HookEvent): Hook[] {
  return hooks.filter(({ events }) => events.includes(event));
}
