import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import { clusterNames } from './clusterNames';

const A = '6f1c2a7e-0000-4000-8000-000000000001';
const B = '9b2d4c10-0000-4000-8000-000000000002';

function namesOf(clusters: Array<[id: string, name: string]>, taken = ['']) {
  const named = clusters.map(([id, name]) => ({ id, name }));
  return clusterNames(named, name => taken.includes(name));
}

describe('clusterNames', () => {
  it.each([
    ['prod', 'prod'],
    ['Prod_EU.1', 'prod_eu.1'],
    [
      'arn:aws:eks:eu-west-1:123:cluster/prod',
      'arn-aws-eks-eu-west-1-123-cluster-prod',
    ],
    ['admin@prod ', 'admin-prod'],
    ['--prod--', 'prod'],
    ['集群', 'cluster'],
    ['', 'cluster'],
    [`${'x'.repeat(62)}.tail`, 'x'.repeat(62)],
    ['x'.repeat(200), 'x'.repeat(63)],
  ])('makes a valid name of %j', (name, wanted) => {
    const made = namesOf([[A, name]]).get(A)!;
    expect(made).toBe(wanted);
    expect(KubernetesValidatorFunctions.isValidObjectName(made)).toBe(true);
  });

  it('tells clusters apart whose names are the same in the catalog', () => {
    const wanted = { [A]: 'prod-6f1c2a7e', [B]: 'prod-9b2d4c10' };
    expect(
      Object.fromEntries(
        namesOf([
          [A, 'prod'],
          [B, 'PROD'],
        ]),
      ),
    ).toEqual(wanted);
    expect(
      Object.fromEntries(
        namesOf([
          [B, 'PROD'],
          [A, 'prod'],
        ]),
      ),
    ).toEqual(wanted);
  });

  it('leaves names that others have to them', () => {
    const clusters: Array<[string, string]> = [[A, 'prod']];
    expect(namesOf(clusters, ['prod']).get(A)).toBe('prod-6f1c2a7e');
    expect(namesOf(clusters, ['prod', 'prod-6f1c2a7e']).get(A)).toBe(
      `prod-${A}`,
    );
    expect(
      namesOf(clusters, ['prod', 'prod-6f1c2a7e', `prod-${A}`]).has(A),
    ).toBe(false);
  });

  it('takes no name twice, however unlucky', () => {
    const other = `6f1c2a7e-${'1'.repeat(8)}`;
    const names = namesOf([
      [A, 'prod'],
      [other, 'prod'],
      [B, 'prod-6f1c2a7e'],
    ]);
    expect(new Set(names.values()).size).toBe(3);
    expect(names.get(B)).toBe('prod-6f1c2a7e');
  });

  it('keeps a long name valid with its suffix', () => {
    const long = 'x'.repeat(80);
    const names = namesOf([
      [A, long],
      [B, long],
    ]);
    expect(names.get(A)).toBe(`${'x'.repeat(54)}-6f1c2a7e`);
  });
});
