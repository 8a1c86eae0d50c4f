import { message, messages, schema, texts, word } from '../protobuf/schema';

/** Containers; never their environment, which may hold secrets. */
export const container = schema({ 1: word('name'), 2: word('image') });

/** PodSpec, as far as all kinds have it. */
export const podSpec = schema({ 2: messages('containers', container) });

/** PodTemplateSpec with labels, as workloads have it. */
export const podTemplate = schema({
  1: message('metadata', schema({ 11: texts('labels') })),
  2: message('spec', podSpec),
});
