import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import type { RenderOverrides } from '../Renderer';
import { setImages } from './setImages';

const SCALED = ['Deployment', 'StatefulSet'];

/** Objects as a target is to have them, and what of it could not be done. */
export interface Overridden {
  manifests: Manifest[];
  problems: string[];
}

/**
 * Copies of the manifests, with the replicas and images of a target: later
 * overrides win. Values are not for here.
 */
export function override(
  manifests: readonly Manifest[],
  overrides: readonly RenderOverrides[],
): Overridden {
  const copies = structuredClone([...manifests]);
  const problems = overrides.flatMap(({ replicas, images = [] }) => [
    ...(replicas === undefined ? [] : setReplicas(copies, replicas)),
    ...images.flatMap(image => setImages(copies, image)),
  ]);
  return { manifests: copies, problems };
}

function setReplicas(manifests: Manifest[], replicas: number): string[] {
  const scaled = manifests.filter(({ kind }) => SCALED.includes(kind));
  for (const manifest of scaled) {
    Object.assign((manifest.spec ??= {}), { replicas });
  }
  const none = 'no Deployment or StatefulSet has the replicas of an override';
  return scaled.length > 0 ? [] : [none];
}
