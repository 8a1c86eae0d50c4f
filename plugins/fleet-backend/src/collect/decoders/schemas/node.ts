import {
  boolean,
  keys,
  message,
  messages,
  quantities,
  schema,
  text,
  texts,
  time,
  word,
} from '../protobuf/schema';
import { objectMeta } from './metadata';

const nodeInfo = schema({
  4: word('kernelVersion'),
  5: word('osImage'),
  6: word('containerRuntimeVersion'),
  7: word('kubeletVersion'),
  9: word('operatingSystem'),
  10: word('architecture'),
});

const condition = schema({
  1: word('type'),
  2: word('status'),
  4: time('lastTransitionTime'),
});

/** Of annotations it only matters which there are. */
export const node = schema({
  1: message(
    'metadata',
    objectMeta({ 11: texts('labels'), 12: keys('annotations') }),
  ),
  2: message(
    'spec',
    schema({ 3: text('providerID'), 4: boolean('unschedulable') }),
  ),
  3: message(
    'status',
    schema({
      2: quantities('allocatable', 'cpu', 'memory', 'pods'),
      4: messages('conditions', condition),
      7: message('nodeInfo', nodeInfo),
    }),
  ),
});
