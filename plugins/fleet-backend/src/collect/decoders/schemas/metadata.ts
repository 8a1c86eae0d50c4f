import {
  boolean,
  type Field,
  messages,
  number,
  schema,
  text,
  time,
  word,
} from '../protobuf/schema';

const ownerReference = schema({
  1: word('kind'),
  3: text('name'),
  4: text('uid'),
  6: boolean('controller'),
});

const FIELDS = {
  1: text('name'),
  3: word('namespace'),
  5: text('uid'),
  6: text('resourceVersion'),
  7: number('generation'),
  8: time('creationTimestamp'),
  13: messages('ownerReferences', ownerReference),
};

/**
 * ObjectMeta. Who changed which field (17: managedFields) is never read.
 *
 * @param kept - Its labels (11) and annotations (12), where they are kept
 */
export function objectMeta(kept: Readonly<Record<number, Field>> = {}) {
  return schema({ ...FIELDS, ...kept });
}
