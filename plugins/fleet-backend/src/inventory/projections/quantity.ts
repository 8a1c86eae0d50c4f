const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

const FACTORS: ReadonlyMap<string, number> = new Map([
  ...BINARY.map((suffix, n): [string, number] => [suffix, 1024 ** (n + 1)]),
  ...DECIMAL.map((suffix, n): [string, number] => [suffix, 1000 ** (n - 3)]),
]);

const QUANTITY =
  /^\+?(\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE]([+-]?\d{1,3})|([numkMGTPE]|[KMGTPE]i))?$/;

/**
 * How much a quantity of Kubernetes is, for example 500m, 1Gi, 1e3, 128974848
 * or 129M. Undefined for what is none, or is negative.
 *
 * @param unit - Of the answer, for example 0.001; what is over counts as a whole
 */
export function quantityIn(unit: number, text: string): number | undefined {
  const [, number, exponent, suffix = ''] = QUANTITY.exec(text) ?? [];
  if (number === undefined) {
    return undefined;
  }
  const factor = exponent ? 10 ** Number(exponent) : FACTORS.get(suffix)!;
  const amount = (Number(number) * factor) / unit;
  // 15 digits are exact; the noise after them is no part of a whole.
  return Number.isFinite(amount)
    ? Math.ceil(Number(amount.toPrecision(15)))
    : undefined;
}
