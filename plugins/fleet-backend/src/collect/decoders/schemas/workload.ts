import {
  ARGO_TRACKING_ANNOTATION,
  ROLLOUT_ANNOTATION,
} from '@flotilla/backstage-plugin-fleet-common';
import { message, type Schema, schema, texts } from '../protobuf/schema';
import { objectMeta } from './metadata';

/**
 * What all kinds of workloads have in common.
 *
 * @param annotations - Keys of those that are kept of the kind besides
 */
export function workload(
  spec: Schema,
  status: Schema,
  ...annotations: string[]
): Schema {
  const metadata = objectMeta({
    11: texts('labels'),
    12: texts(
      'annotations',
      ROLLOUT_ANNOTATION,
      ARGO_TRACKING_ANNOTATION,
      ...annotations,
    ),
  });
  return schema({
    1: message('metadata', metadata),
    2: message('spec', spec),
    3: message('status', status),
  });
}
