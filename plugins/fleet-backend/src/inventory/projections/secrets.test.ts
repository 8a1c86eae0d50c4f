import { resourcesFor } from '../../collect/resources';
import { CANARY, OBJECT_WITH_CANARIES } from '../../testing/canaries';
import { createProjections } from '.';

describe('projections', () => {
  const projections = createProjections(['k3s.io/*', 'rke2.io/node-args']);

  it('are there for all that is collected, and nothing else', () => {
    expect([...projections.keys()].sort()).toEqual(
      resourcesFor({ helmSecrets: true })
        .map(({ kind }) => kind)
        .sort(),
    );
  });

  it.each([...projections.keys()])(
    'keep no environment, annotation, message or Secret of a %s',
    kind => {
      const row = projections.get(kind)!.project(OBJECT_WITH_CANARIES);
      expect(row).toBeDefined();
      expect(JSON.stringify(row)).not.toContain(CANARY);
      // The object was understood: it is not only that nothing was read.
      expect(row!.uid).toBe('uid');
      expect(Object.keys(row!.cells).length).toBeGreaterThan(1);
    },
  );
});
