import { argoLabel } from './argoTracking';

const LABEL = 'argocd.argoproj.io/instance';

const tracked = (id: unknown) => ({
  annotations: { 'argocd.argoproj.io/tracking-id': id },
});

describe('argoLabel', () => {
  it('is the application that a tracking id names', () => {
    expect(argoLabel(tracked('shop:apps/Deployment:default/web'), {})).toEqual({
      [LABEL]: 'shop',
    });
  });

  it('is no other than the label that is set', () => {
    const metadata = tracked('shop:apps/Deployment:default/web');
    expect(argoLabel(metadata, { [LABEL]: 'set' })).toEqual({});
  });

  it.each([undefined, '', 'shop', ':apps/Deployment:default/web', 7, {}])(
    'is none for %j',
    id => {
      expect(argoLabel(tracked(id), {})).toEqual({});
      expect(argoLabel({}, {})).toEqual({});
    },
  );
});
