import { encodeCursor } from '../cursor';
import { afterPosition } from './workloadOrder';

const NAMES = ['prod', 'shop', 'web', 'Deployment'];

describe('afterPosition', () => {
  it('compares the id as a number, and last', () => {
    const { values } = afterPosition(encodeCursor([...NAMES, '17']));
    expect(values).toEqual([...NAMES, 17]);
  });

  it.each([['x'], ['-1'], ['1.5'], ['1e99'], ['2147483648'], ['NaN']])(
    'refuses a cursor whose id is %s',
    id => {
      expect(() => afterPosition(encodeCursor([...NAMES, id]))).toThrow(
        expect.objectContaining({ name: 'InputError' }),
      );
    },
  );

  it('refuses a cursor of another order', () => {
    expect(() => afterPosition(encodeCursor(NAMES))).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});
