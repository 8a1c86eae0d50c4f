/** One that nothing is ever sent to. */
export function webhookConfiguration(
  kind: 'ValidatingWebhookConfiguration' | 'MutatingWebhookConfiguration',
  caBundle: string,
) {
  const rule = {
    apiGroups: ['nothing.example.com'],
    apiVersions: ['v1'],
    operations: ['CREATE'],
    resources: ['nothings'],
  };
  const hook = (name: string, clientConfig: object) => ({
    name,
    clientConfig: { url: 'https://127.0.0.1:1/', ...clientConfig },
    rules: [rule],
    admissionReviewVersions: ['v1'],
    sideEffects: 'None',
    failurePolicy: 'Ignore',
  });
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name: 'guard' },
    webhooks: [
      hook('trusts.nobody.example.com', {}),
      hook('trusts.example.com', { caBundle }),
    ],
  };
}
