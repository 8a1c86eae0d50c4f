import { message, number, schema, texts } from '../protobuf/schema';
import { objectMeta } from './metadata';
import { podSpec } from './podTemplate';

/** A Deployment's; the revision tells them apart. */
export const replicaSet = schema({
  1: message(
    'metadata',
    objectMeta({
      12: texts('annotations', 'deployment.kubernetes.io/revision'),
    }),
  ),
  2: message(
    'spec',
    schema({
      1: number('replicas'),
      3: message('template', schema({ 2: message('spec', podSpec) })),
    }),
  ),
});
