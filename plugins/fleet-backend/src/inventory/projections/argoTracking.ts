import { ARGO_TRACKING_ANNOTATION } from '@flotilla/backstage-plugin-fleet-common';
import { type Fields, fieldsOf, MAX_TEXT, textOf } from './read';

/** The label by which Argo CD tells what is its own where it is set up so. */
const ARGO_LABEL = 'argocd.argoproj.io/instance';

/**
 * The label that Argo CD would set on a workload of one of its applications if
 * it tracked by labels, so that both ways are found alike; none for others, or
 * where it is set.
 *
 * @param labels - That the workload has
 */
export function argoLabel(
  metadata: Fields,
  labels: Fields,
): Record<string, string> {
  const annotations = fieldsOf(metadata, 'annotations');
  const id = textOf(annotations, ARGO_TRACKING_ANNOTATION, MAX_TEXT);
  // As in shop:apps/Deployment:default/web.
  const application = id?.slice(0, Math.max(id.indexOf(':'), 0)).slice(0, 63);
  return application && textOf(labels, ARGO_LABEL) === undefined
    ? { [ARGO_LABEL]: application }
    : {};
}
