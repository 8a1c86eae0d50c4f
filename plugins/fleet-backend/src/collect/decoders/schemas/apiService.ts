import { bytes, message, schema } from '../protobuf/schema';
import { objectMeta } from './metadata';

/** Of an API that another server than Kubernetes' own answers for. */
export const apiService = schema({
  1: message('metadata', objectMeta()),
  2: message('spec', schema({ 5: bytes('caBundle') })),
});
