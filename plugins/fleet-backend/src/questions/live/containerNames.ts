import { decodeContainers } from '../../inventory/projections/containers';
import type { FoundPod, FoundWorkload } from './FoundWorkload';

/** The containers of a pod, as its workload's template and its status tell. */
export function containerNames(
  { images }: FoundWorkload,
  pod: FoundPod,
): string[] {
  const templates: Array<{ container: string }> = JSON.parse(images ?? '[]');
  const names = [
    ...templates.map(({ container }) => container),
    ...troubled(pod).map(({ name }) => name),
  ];
  return [...new Set(names)];
}

/** The container of a pod that ended last and was started again. */
export function restartedLast(pod: FoundPod): string | undefined {
  const [last] = troubled(pod)
    .filter(({ restarts }) => restarts > 0)
    .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
  return last?.name;
}

function troubled({ containers }: FoundPod) {
  return decodeContainers(containers ?? '[]');
}
