import type { ClusterRow } from '../coverage';

/** Which environment clusters are of. */
export interface Environments {
  /** As a label says; undefined where none does. */
  of(cluster: Pick<ClusterRow, 'labels'>): string | undefined;
  /** Whether nothing that customers use runs there. */
  isDevelopment(cluster: Pick<ClusterRow, 'labels'>): boolean;
}

const LABELS = ['environment', 'env'];
const DEVELOPMENT = [
  ...['dev', 'development', 'test', 'testing', 'qa', 'ci'],
  ...['sandbox', 'playground', 'lab', 'preview', 'local'],
];

/** By labels of clusters. */
export class LabelEnvironments implements Environments {
  readonly #labels: readonly string[];
  readonly #development: ReadonlySet<string>;

  /**
   * @param labels - That tell it, the first that a cluster has
   * @param development - Environments of development, in any case
   */
  static create(
    options: {
      labels?: readonly string[];
      development?: readonly string[];
    } = {},
  ): Environments {
    return new LabelEnvironments(
      options.labels ?? LABELS,
      options.development ?? DEVELOPMENT,
    );
  }

  private constructor(
    labels: readonly string[],
    development: readonly string[],
  ) {
    this.#labels = labels;
    this.#development = new Set(development.map(lower));
  }

  of({ labels: json }: Pick<ClusterRow, 'labels'>): string | undefined {
    const labels: Record<string, unknown> = JSON.parse(json);
    const values = this.#labels.flatMap(label =>
      Object.hasOwn(labels, label) ? [labels[label]] : [],
    );
    return values.find(value => typeof value === 'string' && value !== '') as
      | string
      | undefined;
  }

  isDevelopment(cluster: Pick<ClusterRow, 'labels'>): boolean {
    const environment = this.of(cluster);
    return (
      environment !== undefined && this.#development.has(lower(environment))
    );
  }
}

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
