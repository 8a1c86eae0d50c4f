import { message, schema, texts } from '../protobuf/schema';
import { objectMeta } from './metadata';

export const namespace = schema({
  1: message('metadata', objectMeta({ 11: texts('labels') })),
});
