import { message, messages, number, schema, texts } from '../protobuf/schema';
import { objectMeta } from './metadata';
import { container } from './podTemplate';

const podSpec = schema({
  2: messages('containers', container),
  20: messages('initContainers', container),
});

const podTemplate = schema({
  1: message(
    'metadata',
    schema({
      11: texts('labels', 'app.kubernetes.io/version', 'helm.sh/chart'),
      12: texts('annotations', 'kubectl.kubernetes.io/restartedAt'),
    }),
  ),
  2: message('spec', podSpec),
});

/** A Deployment's or Rollout's; the revision tells them apart. */
export const replicaSet = schema({
  1: message(
    'metadata',
    objectMeta({
      12: texts(
        'annotations',
        'deployment.kubernetes.io/revision',
        'deployment.kubernetes.io/revision-history',
        'rollout.argoproj.io/revision',
        'rollout.argoproj.io/revision-history',
        'kubernetes.io/change-cause',
      ),
    }),
  ),
  2: message(
    'spec',
    schema({
      1: number('replicas'),
      3: message('template', podTemplate),
    }),
  ),
});
