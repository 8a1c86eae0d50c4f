import { COLLECTED_RESOURCES, resourcesFor } from './resources';

describe('resourcesFor', () => {
  it('has no Secrets unless they are asked for', () => {
    const plurals = COLLECTED_RESOURCES.map(({ plural }) => plural);
    expect(plurals).not.toContain('secrets');
    expect(resourcesFor()).toBe(COLLECTED_RESOURCES);
    expect(resourcesFor({ helmSecrets: false })).toBe(COLLECTED_RESOURCES);
  });

  it('has of Secrets only the metadata of Helm’s', () => {
    const more = resourcesFor({ helmSecrets: true }).filter(
      one => !COLLECTED_RESOURCES.includes(one),
    );
    expect(more).toEqual([
      expect.objectContaining({
        plural: 'secrets',
        metadataOnly: true,
        labelSelector: 'owner=helm',
      }),
    ]);
  });
});
