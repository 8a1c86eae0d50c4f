import { bytes, message, number, schema, texts } from '../protobuf/schema';
import { objectMeta } from './metadata';

/** Its data are JSON, of a StatefulSet's or DaemonSet's pod template. */
export const controllerRevision = schema({
  1: message(
    'metadata',
    objectMeta({ 12: texts('annotations', 'kubernetes.io/change-cause') }),
  ),
  2: message('data', schema({ 1: bytes('raw') })),
  3: number('revision'),
});
