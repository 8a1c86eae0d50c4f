import { ConfigReader } from '@backstage/config';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { readAddons, shippedAddons } from './readAddons';

const read = (addons?: unknown) =>
  readAddons(new ConfigReader({ fleet: { addons: addons as {} } }));

describe('readAddons', () => {
  const folder = createMockDirectory();

  it('ships some, with the source of what it says of them', () => {
    expect(read()).toEqual(shippedAddons());
    const { istio } = shippedAddons();
    expect(istio.compatibility).toMatchObject({
      source: expect.stringMatching(/^https:/),
      asOf: expect.stringMatching(/^2026-/),
    });
  });

  it('takes those of config instead, and besides', () => {
    const own = { title: 'Ours', images: ['acme/mesh'] };
    const addons = read({
      istio: { title: 'Istio', charts: ['acme-istio'] },
      own,
    });
    expect(addons.istio).toEqual({ title: 'Istio', charts: ['acme-istio'] });
    expect(addons.own).toEqual(own);
    expect(addons.cilium).toEqual(shippedAddons().cilium);
  });

  it('takes them from a file', async () => {
    const file = join(folder.path, 'addons.yaml');
    await writeFile(file, 'mesh: { title: Mesh, labels: [mesh] }');
    expect(read(file).mesh).toEqual({ title: 'Mesh', labels: ['mesh'] });
  });

  it.each([
    [{ mesh: {} }, 'fleet.addons: mesh.title'],
    [{ mesh: { title: 'Mesh', image: 'x' } }, 'fleet.addons: mesh'],
    [
      {
        mesh: {
          title: 'Mesh',
          compatibility: {
            asOf: '2026-01-01',
            source: 'https://example.com',
            versions: { '1.2': 'all' },
          },
        },
      },
      'fleet.addons: mesh.compatibility.versions.1.2',
    ],
    ['/nowhere/addons.json', 'fleet.addons: /nowhere/addons.json cannot'],
  ])('refuses %j', (value, message) => {
    expect(() => read(value)).toThrow(message);
  });
});
