import type { Evidence } from './Evidence';
import { suggestionOf } from './suggestionOf';

const evidence = (
  owner: string,
  by: Evidence['by'],
  weight: number,
  more: Partial<Evidence> = {},
): Evidence => ({
  workloadId: 1,
  owner,
  by,
  weight,
  text: `${by} of ${owner}`,
  ...more,
});

describe('suggestionOf', () => {
  it('suggests nobody where nothing speaks for anybody', () => {
    expect(suggestionOf([])).toBeUndefined();
  });

  it('suggests whom most speaks for, the strongest first', () => {
    const suggestion = suggestionOf([
      evidence('a', 'namespace', 0.45),
      evidence('b', 'image', 0.55),
      evidence('a', 'service', 0.6, { entityRef: 'component:default/x' }),
    ]);
    expect(suggestion).toEqual({
      owner: 'a',
      entityRef: 'component:default/x',
      confidence: 'medium',
      evidence: [
        { by: 'service', text: 'service of a' },
        { by: 'namespace', text: 'namespace of a' },
      ],
    });
  });

  it.each<[string, Evidence[]]>([
    ['low', [evidence('a', 'namespace', 0.45)]],
    ['medium', [evidence('a', 'image', 0.55)]],
    [
      'high',
      [
        evidence('a', 'namespace', 0.45),
        evidence('a', 'image', 0.55),
        evidence('a', 'delivery', 0.7),
      ],
    ],
    ['high', [evidence('a', 'ownerLabel', 0.95)]],
    // What speaks for another.
    [
      'medium',
      [evidence('a', 'ownerLabel', 0.95), evidence('b', 'delivery', 0.7)],
    ],
    ['low', [evidence('a', 'image', 0.55), evidence('b', 'image', 0.55)]],
    // One hint, however often.
    ['medium', Array(5).fill(evidence('a', 'service', 0.6))],
  ])('is %s by %j', (confidence, all) => {
    expect(suggestionOf(all)?.confidence).toBe(confidence);
  });

  it('takes the first by name where they are equal', () => {
    const all = [evidence('b', 'image', 0.55), evidence('a', 'image', 0.55)];
    expect(suggestionOf(all)?.owner).toBe('a');
  });
});
