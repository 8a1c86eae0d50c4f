import type { SourceFolder } from '../../source';

export interface ChartOptions {
  signal: AbortSignal;
}

/** Gets charts of one form. Rejects as Renderer does. */
export interface ChartSource<Chart> {
  /** The chart, unpacked: Chart.yaml lies in the folder itself. */
  fetch(chart: Chart, options: ChartOptions): Promise<SourceFolder>;
}
