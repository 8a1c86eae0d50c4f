import { translationApiRef } from '@backstage/frontend-plugin-api';
import type { RolloutPlacement } from '@flotilla/backstage-plugin-fleet-common';
import { validatePlacement } from './validatePlacement';

type Validation = Parameters<typeof validatePlacement>;

async function errorsOf(placement: RolloutPlacement | undefined, ready = true) {
  const errors: string[] = [];
  const t = (key: string) => `translated ${key}`;
  const translations = { getTranslation: () => ({ ready, t }) };
  const apiHolder = {
    get: ({ id }: { id: string }) =>
      id === translationApiRef.id ? translations : undefined,
  } as Validation[2]['apiHolder'];
  const field = { addError: (text: string) => errors.push(text) };
  await validatePlacement(placement, field as unknown as Validation[1], {
    apiHolder,
    formData: {},
    schema: {},
  });
  return errors;
}

describe('validatePlacement', () => {
  it.each([
    undefined,
    { clusterSelector: 'environment=production,!canary' },
    { clusters: ['prod-eu-1'] },
    { entityRef: 'component:default/checkout' },
  ])('lets %j pass', async placement => {
    expect(await errorsOf(placement)).toEqual([]);
  });

  it('quotes what of a selector cannot be read', async () => {
    expect(await errorsOf({ clusterSelector: 'a=b,=c' })).toEqual([
      expect.stringContaining("'=c'"),
    ]);
    expect(await errorsOf({ clusterSelector: '' })).toHaveLength(1);
  });

  it.each([{}, { clusters: [] }])(
    'wants clusters where there is %j',
    async one => {
      expect(await errorsOf(one)).toEqual(['translated clusterPicker.choose']);
      expect(await errorsOf(one, false)).toEqual([
        'Choose at least one cluster',
      ]);
    },
  );
});
