import { message, type Schema, schema, texts } from '../protobuf/schema';
import { objectMeta } from './metadata';

const metadata = objectMeta({ 11: texts('labels') });

/** What all kinds of workloads have in common. */
export function workload(spec: Schema, status: Schema): Schema {
  return schema({
    1: message('metadata', metadata),
    2: message('spec', spec),
    3: message('status', status),
  });
}
