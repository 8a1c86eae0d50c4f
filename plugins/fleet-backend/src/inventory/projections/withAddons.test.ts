import { deployment, template } from '../../testing/objects';
import { createProjections, projectionVersion } from '.';

describe('add-ons of workloads', () => {
  const projections = createProjections([]);
  const image = 'quay.io/jetstack/cert-manager-webhook:v1.15.0';
  const object = deployment('hook', {
    spec: { template: template('hook', image) },
  });

  it('are kept beside all else', () => {
    const { addon, addon_facts, name, images } = projections
      .get('Deployment')!
      .project(object)!.cells;
    expect({ addon, name }).toEqual({ addon: 'cert-manager', name: 'hook' });
    expect(JSON.parse(String(addon_facts))).toEqual({
      evidence: 'image',
      known: true,
      version: 'v1.15.0',
    });
    expect(String(images)).toContain('cert-manager-webhook');
  });

  it('are of no Job, and of nothing else that is not one', () => {
    const job = projections.get('Job')!.project(object)!.cells;
    expect(job).toMatchObject({ addon: null, addon_facts: null });
    const other = projections.get('Deployment')!.project(deployment('web'))!;
    expect(other.cells).toMatchObject({ addon: null, addon_facts: null });
  });

  it('are told anew where other data tell them', () => {
    const other = createProjections([], { mesh: { title: 'Mesh' } });
    const versions = [projections, createProjections([]), other].map(one =>
      projectionVersion(one.get('Deployment')!),
    );
    expect(versions[1]).toBe(versions[0]);
    expect(versions[2]).not.toBe(versions[0]);
  });
});
