import type { Prepared } from './prepare';

const FIRST = ['Namespace', 'CustomResourceDefinition'];

/**
 * The manifests in the order in which they are applied: each stage at once, and
 * all of it before the next. What others need comes first: namespaces and kinds,
 * then one kind after the other as they are given.
 */
export function inStages(prepared: readonly Prepared[]): Prepared[][] {
  const stages = FIRST.map(kind =>
    prepared.filter(({ ref }) => ref.kind === kind),
  );
  let last: string | undefined;
  for (const one of prepared) {
    const { kind } = one.ref;
    if (FIRST.includes(kind)) {
      continue;
    }
    if (kind === last) {
      stages.at(-1)?.push(one);
    } else {
      stages.push([one]);
      last = kind;
    }
  }
  return stages.filter(stage => stage.length > 0);
}
