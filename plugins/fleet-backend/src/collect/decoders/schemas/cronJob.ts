import {
  boolean,
  message,
  messages,
  schema,
  text,
  time,
} from '../protobuf/schema';
import { podTemplate } from './podTemplate';
import { workload } from './workload';

const jobTemplate = schema({
  2: message('spec', schema({ 6: message('template', podTemplate) })),
});

export const cronJob = workload(
  schema({ 4: boolean('suspend'), 5: message('jobTemplate', jobTemplate) }),
  schema({
    1: messages('active', schema({ 3: text('name') })),
    4: time('lastScheduleTime'),
    5: time('lastSuccessfulTime'),
  }),
);
