import type { Leaf } from './leaves';

const REDACTED = '<redacted>';
/** Of a value that is shown. */
const MAX_TEXT = 500;

/**
 * A value as JSON, or `<redacted>` where it may be a credential: values of
 * environment variables, of Secrets, and annotations that repeat whole objects.
 */
export function redacted(leaf: Leaf, kind: string): string {
  if (isSecret(leaf.fields, kind)) {
    return REDACTED;
  }
  const text = JSON.stringify(leaf.value);
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

function isSecret(fields: readonly string[], kind: string): boolean {
  const [first, second, annotation = ''] = fields;
  if (kind === 'Secret' && (first === 'data' || first === 'stringData')) {
    return true;
  }
  if (first === 'metadata' && second === 'annotations') {
    return annotation.includes('last-applied');
  }
  return (
    fields.includes('env') &&
    fields.at(-1) !== 'name' &&
    !fields.includes('valueFrom')
  );
}
