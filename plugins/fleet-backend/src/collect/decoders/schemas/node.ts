import {
  keys,
  message,
  messages,
  schema,
  text,
  texts,
  word,
} from '../protobuf/schema';
import { objectMeta } from './metadata';

const nodeInfo = schema({
  4: word('kernelVersion'),
  5: word('osImage'),
  7: word('kubeletVersion'),
});

/** Of annotations it only matters which there are. */
export const node = schema({
  1: message(
    'metadata',
    objectMeta({ 11: texts('labels'), 12: keys('annotations') }),
  ),
  2: message('spec', schema({ 3: text('providerID') })),
  3: message(
    'status',
    schema({
      4: messages('conditions', schema({ 1: word('type'), 2: word('status') })),
      7: message('nodeInfo', nodeInfo),
    }),
  ),
});
