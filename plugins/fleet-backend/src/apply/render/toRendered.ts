import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import {
  inKindOrder,
  refuseDuplicates,
  refuseSecrets,
  revisionOf,
  takeHooks,
} from '../manifests';
import { override } from './overrides/override';
import type { Rendered, RenderTarget } from './Renderer';

/**
 * What becomes of the objects that a source gave.
 *
 * @throws InputError where they are refused
 */
export function toRendered(
  objects: readonly Manifest[],
  target: RenderTarget,
): Rendered {
  refuseSecrets(objects);
  refuseDuplicates(objects, target.namespace);
  const overridden = override(objects, target.overrides ?? []);
  const { manifests, hooks, problems } = takeHooks(overridden.manifests);
  const ordered = inKindOrder(manifests);
  const hookManifests = hooks.map(({ manifest }) => manifest);
  return {
    manifests: ordered,
    hooks,
    revision: revisionOf([...ordered, ...hookManifests]),
    problems: [...overridden.problems, ...problems],
  };
}
