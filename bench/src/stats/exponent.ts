/**
 * How y grows with x, as the exponent of a power law: the slope of a straight
 * line through the logarithms, by least squares. 0 is constant, 1 is linear.
 */
export function exponent(
  points: ReadonlyArray<[x: number, y: number]>,
): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const covariance = logs.reduce(
    (sum, [x, y]) => sum + (x - meanX) * (y - meanY),
    0,
  );
  const variance = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return covariance / variance;
}
