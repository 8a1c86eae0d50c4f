import {
  boolean,
  message,
  messages,
  number,
  quantities,
  schema,
  text,
  time,
  word,
} from '../protobuf/schema';
import { objectMeta } from './metadata';

const terminated = schema({
  1: number('exitCode'),
  3: word('reason'),
  5: time('startedAt'),
  6: time('finishedAt'),
});

/** Without messages, which may hold what a container printed. */
const containerState = schema({
  1: message('waiting', schema({ 1: word('reason') })),
  2: message('running', schema({ 1: time('startedAt') })),
  3: message('terminated', terminated),
});

const containerStatus = schema({
  1: word('name'),
  2: message('state', containerState),
  3: message('lastState', containerState),
  4: boolean('ready'),
  5: number('restartCount'),
  6: text('image'),
  7: text('imageID'),
  9: boolean('started'),
});

const resources = schema({ 2: quantities('requests', 'cpu', 'memory') });

/** Never their environment, which may hold secrets. */
const container = schema({
  1: word('name'),
  2: word('image'),
  8: message('resources', resources),
});

const initContainer = schema({
  8: message('resources', resources),
  24: word('restartPolicy'),
});

const podSpec = schema({
  2: messages('containers', container),
  10: word('nodeName'),
  20: messages('initContainers', initContainer),
  32: quantities('overhead', 'cpu', 'memory'),
  40: message('resources', resources),
});

export const pod = schema({
  1: message('metadata', objectMeta()),
  2: message('spec', podSpec),
  3: message(
    'status',
    schema({
      1: word('phase'),
      2: messages('conditions', schema({ 1: word('type'), 2: word('status') })),
      8: messages('containerStatuses', containerStatus),
      10: messages('initContainerStatuses', containerStatus),
    }),
  ),
});
