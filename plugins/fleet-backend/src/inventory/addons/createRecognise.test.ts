import { createRecognise, type Recognisable } from './createRecognise';
import { shippedAddons } from './readAddons';

const recognise = createRecognise(shippedAddons());
const workload = (
  changes: Partial<Recognisable> & { image?: string; tag?: string },
): Recognisable => {
  const { image, tag, ...rest } = changes;
  return {
    namespace: 'tools',
    name: 'thing',
    images: image ? [{ container: 'main', image, tag }] : [],
    labels: {},
    ...rest,
  };
};

describe('createRecognise', () => {
  it.each([
    ['quay.io/jetstack/cert-manager-controller', 'cert-manager'],
    ['mirror.example.com/a/b/cert-manager-controller', 'cert-manager'],
    ['registry.k8s.io/ingress-nginx/controller', 'ingress-nginx'],
    ['602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/coredns', 'coredns'],
    ['registry.k8s.io/kube-proxy', 'kube-proxy'],
    ['docker.io/istio/pilot', 'istio'],
    ['quay.io/argoproj/argocd', 'argo-cd'],
  ])('knows %s', (image, addon) => {
    const found = recognise(workload({ image, tag: 'v1.2.3' }));
    expect(found).toMatchObject({
      addon,
      facts: { evidence: 'image', known: true, version: 'v1.2.3' },
    });
  });

  it.each(['docker.io/istio/proxyv2', 'acme/my-coredns', 'acme/controller'])(
    'does not take %s for one',
    image => {
      expect(recognise(workload({ image, tag: '1' }))).toBeUndefined();
    },
  );

  it('believes an image more than a chart, a chart more than a label, and both more than a name', () => {
    const labels = {
      'helm.sh/chart': 'kyverno-3.1.0',
      'app.kubernetes.io/name': 'external-dns',
      'app.kubernetes.io/version': 'v1.11.0',
      'app.kubernetes.io/managed-by': 'Helm',
    };
    const named = { namespace: 'kube-system', name: 'coredns' };
    const all = workload({
      ...named,
      labels,
      image: 'velero/velero',
      tag: '1',
    });
    expect(recognise(all)).toMatchObject({ addon: 'velero' });
    expect(recognise({ ...all, images: [] })).toEqual({
      addon: 'kyverno',
      facts: {
        evidence: 'chart',
        known: true,
        version: 'v1.11.0',
        chart: { name: 'kyverno', version: '3.1.0' },
        managedBy: 'Helm',
      },
    });
    const { 'helm.sh/chart': _, ...rest } = labels;
    expect(recognise(workload({ ...named, labels: rest }))).toMatchObject({
      addon: 'external-dns',
      facts: { evidence: 'label' },
    });
    expect(recognise(workload({ ...named, version: '1.13' }))).toMatchObject({
      addon: 'coredns',
      facts: { evidence: 'name', version: '1.13' },
    });
  });

  it.each([
    ['shop-1.2.3', 'shop', '1.2.3'],
    ['my-shop-2-v0.1.0-rc.1_build.5', 'my-shop-2', 'v0.1.0-rc.1+build.5'],
    ['no-version', 'no-version', undefined],
  ])('tells of a chart %s that it knows no more of', (label, name, version) => {
    const labels = { 'helm.sh/chart': label };
    expect(recognise(workload({ labels, version: '9' }))).toEqual({
      addon: name,
      facts: {
        evidence: 'chart',
        known: false,
        version: '9',
        chart: version ? { name, version } : { name },
      },
    });
  });
});
