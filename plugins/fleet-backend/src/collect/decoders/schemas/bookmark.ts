import { message, schema, text, texts } from '../protobuf/schema';

const metadata = schema({
  6: text('resourceVersion'),
  12: texts('annotations'),
});

/**
 * Any kind in a bookmark: how far the watch got, and with the annotation
 * k8s.io/initial-events-end that it got through what there was to begin with.
 */
export const bookmark = schema({ 1: message('metadata', metadata) });
