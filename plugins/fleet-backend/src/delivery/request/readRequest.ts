import { InputError } from '@backstage/errors';
import type {
  NewRollout,
  RolloutPlacement,
} from '@flotilla/backstage-plugin-fleet-common';
import { refOf } from '../../questions/entityRefs';
import type { OverrideSpec, RolloutSpec } from '../model/RolloutSpec';
import { checkSource } from './checkSource';
import { readChoice } from './readChoice';
import { readStrategy } from './readStrategy';

/** A release is named like its rollout, with room for what follows. */
const MAX_LENGTHS = { name: 40, namespace: 63 };
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * What a rollout is asked to be, checked as far as it can be without looking at
 * the fleet.
 *
 * @throws InputError that names the field and says what would be right
 */
export function readRequest(request: NewRollout): RolloutSpec {
  const { name, namespace, source, engine } = request;
  checkLabel('name', name);
  if (namespace !== undefined) {
    checkLabel('namespace', namespace);
  }
  checkSource(request);
  return {
    name,
    entityRef: readRef('entityRef', request.entityRef),
    namespace,
    source,
    placement: readPlacement(request.placement),
    strategy: readStrategy(request.strategy ?? {}),
    overrides: (request.overrides ?? []).map(readOverride),
    engine,
    request,
  };
}

function checkLabel(field: keyof typeof MAX_LENGTHS, text: string): void {
  if (text.length > MAX_LENGTHS[field] || !DNS_LABEL.test(text)) {
    throw new InputError(
      `${field} must be a DNS label: lower-case letters, digits and dashes, at most ${MAX_LENGTHS[field]}, for example checkout`,
    );
  }
}

function readRef(field: string, text: string | undefined): string | undefined {
  try {
    return text === undefined
      ? undefined
      : refOf(text, { defaultKind: 'component' }).toLocaleLowerCase('en-US');
  } catch {
    throw new InputError(
      `${field} is not an entity reference; an example is component:default/checkout`,
    );
  }
}

function readPlacement(placement: RolloutPlacement): RolloutSpec['placement'] {
  const { entityRef, clusterSelector, clusters } = placement;
  const given = [entityRef, clusterSelector, clusters].filter(
    one => one !== undefined,
  );
  if (given.length !== 1) {
    throw new InputError(
      'placement needs exactly one of entityRef, clusterSelector and clusters',
    );
  }
  return {
    entityRef: readRef('placement.entityRef', entityRef),
    ...readChoice('placement', placement),
  };
}

function readOverride(
  override: NonNullable<NewRollout['overrides']>[number],
  n: number,
): OverrideSpec {
  const { values, replicas, images } = override;
  const field = `overrides[${n}]`;
  if ([values, replicas, images].every(one => one === undefined)) {
    throw new InputError(`${field} needs one of values, replicas and images`);
  }
  return { ...readChoice(field, override), values, replicas, images };
}
