import { message, number, schema, word } from '../protobuf/schema';
import { podTemplate } from './podTemplate';
import { workload } from './workload';

export const daemonSet = workload(
  schema({
    2: message('template', podTemplate),
    3: message('updateStrategy', schema({ 1: word('type') })),
  }),
  schema({
    3: number('desiredNumberScheduled'),
    4: number('numberReady'),
    5: number('observedGeneration'),
    6: number('updatedNumberScheduled'),
    7: number('numberAvailable'),
  }),
);
