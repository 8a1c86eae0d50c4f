import { changeCauseOf } from './changeCause';
import { marksOf } from './marks';
import {
  Fields,
  fieldsOf,
  isCount,
  listOf,
  MAX_TEXT,
  textOf,
  timeOf,
} from './read';

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';
const HISTORIES = [
  'deployment.kubernetes.io/revision-history',
  'rollout.argoproj.io/revision-history',
];
const MAX_EARLIER = 50;

/** What tells a revision of a pod template apart, besides its images. */
export interface RevisionFacts {
  /** Labels of the template that tell a version. */
  marks?: Record<string, string>;
  /** Why it was made. */
  cause?: string;
  /** Its numbers before the present one: it was returned to. */
  earlier?: number[];
  /** When `kubectl rollout restart` made it. */
  restartedAt?: string;
  /** Init containers and their images. */
  init?: Array<[container: string, image: string]>;
}

/**
 * @param annotations - Of the ReplicaSet or ControllerRevision
 * @param template - The pod template
 * @returns JSON; null where there is nothing to tell
 */
export function revisionFacts(
  annotations: Fields,
  template: Fields,
): string | null {
  const metadata = fieldsOf(template, 'metadata');
  const facts: RevisionFacts = {
    marks: marksOf(fieldsOf(metadata, 'labels')),
    cause: changeCauseOf(annotations),
    earlier: earlierOf(annotations),
    restartedAt: timeOf(fieldsOf(metadata, 'annotations'), RESTARTED_AT),
    init: initOf(fieldsOf(template, 'spec')),
  };
  const text = JSON.stringify(facts);
  return text === '{}' ? null : text;
}

function earlierOf(annotations: Fields): number[] | undefined {
  const text = HISTORIES.map(key => textOf(annotations, key, MAX_TEXT)).find(
    Boolean,
  );
  const numbers = (text ?? '')
    .split(',')
    .map(Number)
    .filter(number => isCount(number) && number > 0)
    .slice(-MAX_EARLIER);
  return numbers.length > 0 ? numbers : undefined;
}

function initOf(podSpec: Fields): RevisionFacts['init'] {
  const containers = listOf(podSpec, 'initContainers').map(
    (one): [string, string] => [
      textOf(one, 'name') ?? '',
      textOf(one, 'image', MAX_TEXT) ?? '',
    ],
  );
  return containers.length > 0 ? containers : undefined;
}
