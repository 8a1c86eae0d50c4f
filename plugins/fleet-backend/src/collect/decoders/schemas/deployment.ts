import {
  message,
  messages,
  number,
  schema,
  time,
  word,
} from '../protobuf/schema';
import { podTemplate } from './podTemplate';
import { workload } from './workload';

const condition = schema({
  1: word('type'),
  2: word('status'),
  4: word('reason'),
  6: time('lastUpdateTime'),
});

export const deployment = workload(
  schema({ 1: number('replicas'), 3: message('template', podTemplate) }),
  schema({
    1: number('observedGeneration'),
    2: number('replicas'),
    3: number('updatedReplicas'),
    4: number('availableReplicas'),
    6: messages('conditions', condition),
    7: number('readyReplicas'),
  }),
  'deployment.kubernetes.io/revision',
);
