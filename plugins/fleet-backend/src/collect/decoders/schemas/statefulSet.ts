import { message, number, schema, text, word } from '../protobuf/schema';
import { podTemplate } from './podTemplate';
import { workload } from './workload';

const updateStrategy = schema({
  1: word('type'),
  2: message('rollingUpdate', schema({ 1: number('partition') })),
});

export const statefulSet = workload(
  schema({
    1: number('replicas'),
    3: message('template', podTemplate),
    7: message('updateStrategy', updateStrategy),
  }),
  schema({
    1: number('observedGeneration'),
    2: number('replicas'),
    3: number('readyReplicas'),
    5: number('updatedReplicas'),
    6: text('currentRevision'),
    7: text('updateRevision'),
    11: number('availableReplicas'),
  }),
);
