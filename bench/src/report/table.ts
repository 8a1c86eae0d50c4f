import type { Figure } from '../Bench';

/** The figures as a table in Markdown. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(figure => [
    figure.name,
    `${round(figure.value)} ${figure.unit}`,
    figure.limit === undefined ? '' : limitOf(figure),
    figure.ratio === undefined ? '' : `${round(figure.ratio)} x`,
    figure.against ?? '',
    figure.setup,
  ]);
  const head = ['figure', 'value', 'to reach', 'ratio', 'against', 'setup'];
  return [head, head.map(() => '---'), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Whether a figure is what it is to be; undefined where nothing is asked. */
export function isReached({ value, limit, atLeast }: Figure) {
  if (limit === undefined) {
    return undefined;
  }
  return atLeast ? value >= limit : value <= limit;
}

function limitOf(figure: Figure): string {
  const sign = figure.atLeast ? '≥' : '≤';
  return `${sign} ${figure.limit} ${isReached(figure) ? '✓' : '✗'}`;
}

function round(value: number): string {
  return String(Number(value.toPrecision(3)));
}
