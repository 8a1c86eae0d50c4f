import { refusal } from './refusal';

const status = (message: string, more: object = {}) => ({
  kind: 'Status',
  message,
  ...more,
});

describe('refusal', () => {
  it.each([
    ['invalid', 400, status('bad')],
    ['unauthorized', 401, status('Unauthorized')],
    [
      'forbidden',
      403,
      status('x is forbidden: User "a" cannot patch resource "y" in API group'),
    ],
    ['admission', 403, status('pods "x" is forbidden: violates PodSecurity')],
    ['admission', 403, status('admission webhook "x" denied the request: no')],
    ['admission', 400, status('admission webhook "x" denied the request: no')],
    [
      'admission',
      422,
      status(
        "ValidatingAdmissionPolicy 'a' with binding 'b' denied request: no",
      ),
    ],
    ['notFound', 404, status('x not found', { details: { name: 'x' } })],
    ['notServed', 404, status('could not find the requested resource')],
    ['stale', 409, status('has been modified', { reason: 'Conflict' })],
    ['exists', 409, status('already exists', { reason: 'AlreadyExists' })],
    ['invalid', 422, status('spec.x: Required value')],
    [
      'invalid',
      500,
      status('failed to create typed patch object (x): .spec.y'),
    ],
    ['unreachable', 500, status('failed calling webhook "x": timeout')],
    ['unreachable', 429, status('too many requests')],
    ['unreachable', 502, undefined],
    ['unreachable', 302, undefined],
  ])('is %s for %i %j', (failure, code, body) => {
    expect(refusal(code, body)).toMatchObject({ failure });
  });

  it('names the owners of fields', () => {
    const cause = (field: string, message: string) => ({
      reason: 'FieldManagerConflict',
      field,
      message,
    });
    const causes = [
      cause('.spec.replicas', 'conflict with "kubectl" using apps/v1'),
      cause('.data.a', 'conflict with "helm" with subresource "scale"'),
    ];
    const body = status('2 conflicts', { details: { causes } });
    expect(refusal(409, body)).toMatchObject({
      failure: 'conflict',
      conflicts: [
        { field: '.spec.replicas', manager: 'kubectl' },
        { field: '.data.a', manager: 'helm' },
      ],
    });
  });

  it.each([
    'a: .spec.env[name="A"].value: expected string, got &value.valueUnstructured{Value:"canary"}',
    'spec.env[0].value: Invalid value: "can\\"canary": must be short',
    'spec.policy: Unsupported value: "canary": supported values: "Always"',
  ])('does not repeat values: %s', message => {
    const error = refusal(422, status(message));
    expect(error.message).not.toContain('canary');
    expect(error.message).toContain('spec.');
  });

  it('cuts what is long', () => {
    const { message } = refusal(422, status('x'.repeat(10_000)));
    expect(message.length).toBeLessThan(1_100);
  });
});
