import { quantityIn } from './quantity';

const MILLI = 0.001;
const KI = 1024;

describe('quantityIn', () => {
  it.each<[string, number]>([
    ['500m', 500],
    ['1', 1_000],
    ['0.1', 100],
    ['.5', 500],
    ['1.', 1_000],
    ['+2', 2_000],
    ['1.1', 1_100],
    ['0.57', 570],
    ['8.2', 8_200],
    ['100u', 1],
    ['1500000n', 2],
    ['0', 0],
    ['1e3', 1_000_000],
    ['1E3', 1_000_000],
    ['1e-3', 1],
    ['2k', 2_000_000],
  ])('%s of CPU is %d thousandths', (text, amount) => {
    expect(quantityIn(MILLI, text)).toBe(amount);
  });

  it.each<[string, number]>([
    ['1Gi', 1_048_576],
    ['128Mi', 131_072],
    ['1.5Gi', 1_572_864],
    ['128974848', 125_952],
    ['129M', 125_977],
    ['129e6', 125_977],
    ['1', 1],
    ['1Ki', 1],
    ['1025', 2],
    ['1500m', 1],
    ['1E', 976_562_500_000_000],
    ['64Ti', 68_719_476_736],
  ])('%s of memory is %d KiB', (text, amount) => {
    expect(quantityIn(KI, text)).toBe(amount);
  });

  it.each([
    '',
    ' 1',
    '1 Gi',
    '1gi',
    '1K',
    'Gi',
    '-1',
    '1e',
    '1e999',
    '0x10',
    '1,5',
    '١',
    'NaN',
    'Infinity',
    '.',
    '9'.repeat(41),
  ])('%j is none', text => {
    expect(quantityIn(1, text)).toBeUndefined();
  });
});
