import { FieldConflict, TargetError, TargetFailure } from './TargetError';
import { listAt, textAt } from './fields';

const MAX_MESSAGE = 1_000;

const FAILURES: Record<number, TargetFailure> = {
  400: 'invalid',
  401: 'unauthorized',
  413: 'invalid',
  415: 'invalid',
  422: 'invalid',
};

/**
 * What an answer that is no success means.
 *
 * @param body - A Kubernetes Status, or whatever came
 */
export function refusal(status: number, body: unknown): TargetError {
  const message = textAt(body, 'message') ?? 'no message';
  const conflicts = conflictsOf(body);
  const failure = failureOf(status, body, conflicts.length > 0);
  return new TargetError(
    failure,
    `HTTP ${status}: ${withoutValues(message).slice(0, MAX_MESSAGE)}`,
    conflicts,
  );
}

function failureOf(
  status: number,
  body: unknown,
  hasConflicts: boolean,
): TargetFailure {
  const message = textAt(body, 'message') ?? '';
  if (isAdmission(status, message)) {
    return 'admission';
  }
  switch (status) {
    case 403:
      return 'forbidden';
    case 404:
      return textAt(body, 'details', 'name') ? 'notFound' : 'notServed';
    case 409:
      return conflictFailure(body, hasConflicts);
    case 500:
      // How some versions say that a field does not exist.
      return message.includes('typed patch object') ? 'invalid' : 'unreachable';
    default:
      return FAILURES[status] ?? 'unreachable';
  }
}

/** What RBAC refuses says so; the other 403s are of admission plugins. */
function isAdmission(status: number, message: string): boolean {
  return (
    / denied (the )?request/.test(message) ||
    (status === 403 && !/ cannot \w+ (resource|path) /.test(message))
  );
}

function conflictFailure(body: unknown, hasConflicts: boolean): TargetFailure {
  if (hasConflicts) {
    return 'conflict';
  }
  return textAt(body, 'reason') === 'AlreadyExists' ? 'exists' : 'stale';
}

function conflictsOf(body: unknown): FieldConflict[] {
  return listAt(body, 'details', 'causes')
    .filter(({ reason }) => reason === 'FieldManagerConflict')
    .map(cause => ({
      field: textAt(cause, 'field') ?? '',
      manager:
        /^conflict with "([^"]*)"/.exec(textAt(cause, 'message') ?? '')?.[1] ??
        'unknown',
    }));
}

/** API servers quote what they refuse, which may be a credential. */
function withoutValues(message: string): string {
  return message
    .replace(/, got &value\.valueUnstructured\{.*?\}(?=$|,|\s)/gs, '')
    .replace(
      /((?:Invalid|Duplicate|Unsupported) value: )"(?:[^"\\]|\\.)*"/g,
      '$1…',
    )
    .replace(/(unknown object type|cannot unmarshal \w+) .*?(?= into)/g, '$1');
}
