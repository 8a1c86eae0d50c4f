import {
  type Field,
  message,
  type Schema,
  schema,
  texts,
} from '../protobuf/schema';
import { objectMeta } from './metadata';

/**
 * What all kinds of workloads have in common.
 *
 * @param annotations - Those that are kept of the kind
 */
export function workload(
  spec: Schema,
  status: Schema,
  annotations?: Field,
): Schema {
  const labels = texts('labels');
  const metadata = objectMeta(
    annotations ? { 11: labels, 12: annotations } : { 11: labels },
  );
  return schema({
    1: message('metadata', metadata),
    2: message('spec', spec),
    3: message('status', status),
  });
}
