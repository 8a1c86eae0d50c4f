import { changeText, fullChangeText } from './changeText';

const REPOSITORY = 'ghcr.io/acme/web';

describe('changeText', () => {
  it.each([
    [`${REPOSITORY}:1.0`, `${REPOSITORY}:1.1`, 'web: 1.0 → 1.1'],
    [`${REPOSITORY}`, `${REPOSITORY}:1.1`, `web: ${REPOSITORY} → 1.1`],
    [
      `${REPOSITORY}:1.0`,
      `${REPOSITORY}@sha256:${'a'.repeat(64)}`,
      `web: 1.0 → sha256:${'a'.repeat(12)}`,
    ],
    [
      `${REPOSITORY}:1.0`,
      'docker.io/web:1.0',
      `web: ${REPOSITORY}:1.0 → docker.io/web:1.0`,
    ],
    [undefined, `${REPOSITORY}:1.1`, `web: – → ${REPOSITORY}:1.1`],
  ])('of %s to %s', (from, to, text) => {
    const change = {
      container: 'web',
      from,
      to,
      direction: 'changed' as const,
    };
    expect(changeText(change)).toBe(text);
  });

  it('says which label changed', () => {
    const change = {
      label: 'helm.sh/chart',
      from: 'web-1.0.0',
      to: 'web-1.1.0',
      direction: 'up' as const,
    };
    expect(changeText(change)).toBe('helm.sh/chart: web-1.0.0 → web-1.1.0');
    expect(fullChangeText(change)).toBe(changeText(change));
  });
});
