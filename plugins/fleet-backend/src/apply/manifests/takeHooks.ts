import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import type { Hook, HookDeletePolicy, HookEvent } from './Hook';
import { inKindOrder } from './inKindOrder';
import { isJsonObject } from './isJsonObject';

const RUN: readonly string[] = [
  'pre-install',
  'post-install',
  'pre-upgrade',
  'post-upgrade',
];
const TESTS: readonly string[] = ['test', 'test-success', 'test-failure'];
const POLICIES: readonly string[] = [
  'before-hook-creation',
  'hook-succeeded',
  'hook-failed',
];

/** Manifests, and apart from them those that Helm would run as hooks. */
export interface Separated {
  manifests: Manifest[];
  /** By weight, then in the order of kinds. */
  hooks: Hook[];
  /** Hooks that will not be run, in words. Tests are left out without any. */
  problems: string[];
}

/** Tells hooks from the objects of a release, by Helm's annotations. */
export function takeHooks(all: readonly Manifest[]): Separated {
  const problems: string[] = [];
  const hooks = inKindOrder(all.filter(isHook)).flatMap(manifest => {
    const named = listIn(manifest, 'helm.sh/hook');
    problems.push(...problemsOf(manifest, named));
    const events = named.filter(isRun);
    return events.length > 0 ? [toHook(manifest, events)] : [];
  });
  return {
    manifests: all.filter(manifest => !isHook(manifest)),
    hooks: hooks.sort((a, b) => a.weight - b.weight),
    problems,
  };
}

function toHook(manifest: Manifest, events: HookEvent[]): Hook {
  const policies = listIn(manifest, 'helm.sh/hook-delete-policy');
  const weight = annotation(manifest, 'helm.sh/hook-weight') ?? '';
  const known = policies.filter(isPolicy);
  return {
    manifest,
    events,
    weight: /^[+-]?\d{1,9}$/.test(weight) ? Number(weight) : 0,
    deletePolicies: known.length > 0 ? known : ['before-hook-creation'],
  };
}

function problemsOf({ kind, metadata }: Manifest, named: string[]): string[] {
  return named
    .filter(event => !isRun(event) && !TESTS.includes(event))
    .map(
      event =>
        `the ${event} hook ${kind} ${metadata.name} is not run: ` +
        `only ${RUN.join(', ')} are`,
    );
}

function isHook(manifest: Manifest): boolean {
  return annotation(manifest, 'helm.sh/hook') !== undefined;
}

function isRun(event: string): event is HookEvent {
  return RUN.includes(event);
}

function isPolicy(policy: string): policy is HookDeletePolicy {
  return POLICIES.includes(policy);
}

function listIn(manifest: Manifest, name: string): string[] {
  const value = annotation(manifest, name) ?? '';
  const parts = value.split(',').map(part => part.trim().toLowerCase());
  return parts.filter(part => part !== '');
}

function annotation(manifest: Manifest, name: string): string | undefined {
  const { annotations } = manifest.metadata;
  const value = isJsonObject(annotations) ? annotations[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
