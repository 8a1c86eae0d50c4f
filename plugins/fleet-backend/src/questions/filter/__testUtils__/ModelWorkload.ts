import type { ClusterRow } from '../../coverage';
import { clusterValues } from '../clusterValues';
import { fieldOf } from '../fields';
import { holds } from '../holds';
import type { FieldTest, Predicate } from '../Predicate';

export interface ModelImage {
  image: string;
  tag?: string;
  digest?: string;
}

/** A workload with all that can be asked of it. */
export interface ModelWorkload {
  cluster: ClusterRow;
  fields: Record<string, string | number | undefined>;
  labels: Record<string, string>;
  /** Of its template. */
  images: ModelImage[];
  /** What its pods run, by image. */
  running: ModelImage[];
}

/** What a filter means, told without a database. */
export function modelHolds(filter: Predicate, one: ModelWorkload): boolean {
  if ('all' in filter) {
    return filter.all.every(each => modelHolds(each, one));
  }
  if ('any' in filter) {
    return filter.any.some(each => modelHolds(each, one));
  }
  if ('not' in filter) {
    return !modelHolds(filter.not, one);
  }
  if ('image' in filter) {
    const byPods = filter.image.some(
      ({ field, test }) => field === 'digest' && 'in' in test,
    );
    const images = byPods ? [...one.images, ...one.running] : one.images;
    return images.some(image =>
      filter.image.every(asked => holds(asked.test, imageValues(image, asked))),
    );
  }
  return holds(filter.test, valuesOf(one, filter));
}

function imageValues(image: ModelImage, { field }: FieldTest): string[] {
  const value = image[field as keyof ModelImage];
  return value ? [value] : [];
}

function valuesOf(one: ModelWorkload, asked: FieldTest): string[] | number[] {
  switch (fieldOf(asked.field).of) {
    case 'cluster':
      return clusterValues(one.cluster, asked);
    case 'label':
      return asked.key! in one.labels ? [one.labels[asked.key!]] : [];
    default: {
      const value = one.fields[asked.field];
      return value === undefined ? [] : ([value] as string[] | number[]);
    }
  }
}
