import type { TemplateImage } from '../projections/images';
import { chartOf } from './chartOf';
import type { AddonData, AddonEvidence, RecognisedAddon } from './types';

/** What a workload is recognised by. */
export interface Recognisable {
  namespace: string;
  name: string;
  images: readonly TemplateImage[];
  labels: Readonly<Record<string, string>>;
  /** As projections tell it of any workload. */
  version?: string;
}

export type Recognise = (workload: Recognisable) => RecognisedAddon | undefined;

interface Found {
  id: string;
  evidence: AddonEvidence;
  /** Of the image by which it was found. */
  tag?: string;
}

/** Tells of which add-on or chart a workload is, by what is known of add-ons. */
export function createRecognise(data: AddonData): Recognise {
  const find = createFind(data);
  return workload => {
    const { labels } = workload;
    const chart = chartOf(labels['helm.sh/chart']);
    const found = find(workload, chart?.name);
    const addon = found?.id ?? chart?.name;
    if (addon === undefined) {
      return undefined;
    }
    return {
      addon,
      facts: {
        evidence: found?.evidence ?? 'chart',
        known: found !== undefined,
        version:
          found?.tag ?? labels['app.kubernetes.io/version'] ?? workload.version,
        chart,
        managedBy: labels['app.kubernetes.io/managed-by'],
      },
    };
  };
}

/** What it runs says most: a chart may bring other things along. */
function createFind(data: AddonData) {
  const images = indexOf(data, 'images');
  const charts = indexOf(data, 'charts');
  const labels = indexOf(data, 'labels');
  const names = indexOf(data, 'names');
  return (workload: Recognisable, chart?: string): Found | undefined => {
    for (const { image, tag } of workload.images) {
      const id = tailsOf(image).flatMap(tail => images.get(tail) ?? [])[0];
      if (id) {
        return { id, evidence: 'image', tag };
      }
    }
    const label = workload.labels['app.kubernetes.io/name'];
    const others: Array<[AddonEvidence, string | undefined]> = [
      ['chart', charts.get(chart ?? '')],
      ['label', labels.get(label ?? '')],
      ['name', names.get(`${workload.namespace}/${workload.name}`)],
    ];
    const [first] = others.flatMap(([evidence, id]) =>
      id ? [{ id, evidence }] : [],
    );
    return first;
  };
}

/** Of `a/b/c`: itself, `b/c` and `c`, so that mirrors are recognised too. */
function tailsOf(repository: string): string[] {
  const parts = repository.split('/');
  return parts.map((_, index) => parts.slice(index).join('/'));
}

function indexOf(
  data: AddonData,
  by: 'images' | 'charts' | 'labels' | 'names',
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(data).flatMap(([id, addon]) =>
      (addon[by] ?? []).map((value): [string, string] => [value, id]),
    ),
  );
}
