import {
  boolean,
  message,
  messages,
  number,
  schema,
  word,
} from '../protobuf/schema';
import { podTemplate } from './podTemplate';
import { workload } from './workload';

const condition = schema({
  1: word('type'),
  2: word('status'),
  5: word('reason'),
});

export const job = workload(
  schema({ 6: message('template', podTemplate), 10: boolean('suspend') }),
  schema({
    1: messages('conditions', condition),
    4: number('active'),
    9: number('ready'),
  }),
);
