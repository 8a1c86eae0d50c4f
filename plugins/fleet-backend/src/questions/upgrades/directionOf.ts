import {
  compareVersions,
  parseImage,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Change } from '../../inventory/history/upgrades/types';

export type Direction = 'up' | 'down' | 'changed' | 'added' | 'removed';

const VERSION = /^v?(\d+(?:\.\d+)*)(?:[-_.+]?([a-z].*)|[-_+](.*))?$/i;
const CHART = /^(.+)-(v?\d+\.\d+.*)$/;
/** What comes before a release, not a variant of one such as alpine. */
const BEFORE_RELEASE = /^(alpha|beta|dev|m\d|pre|preview|rc|snapshot)/i;

/** Which way a change goes, where both versions can be read. */
export function directionOf({ label, from, to }: Change): Direction {
  if (from === undefined || to === undefined) {
    return from === undefined ? 'added' : 'removed';
  }
  const [before, after] = [from, to].map(label ? ofLabel : ofImage);
  const isComparable = before.name === after.name;
  return isComparable
    ? directionBetween(before.version, after.version)
    : 'changed';
}

interface Versioned {
  /** Of what it is a version. */
  name?: string;
  version?: string;
}

/** An image may come from another registry or folder than before. */
function ofImage(reference: string): Versioned {
  const { image, tag } = parseImage(reference);
  return { name: image.split('/').at(-1), version: tag };
}

function ofLabel(value: string): Versioned {
  const [, name, version] = CHART.exec(value) ?? [];
  return VERSION.test(value) ? { version: value } : { name, version };
}

function directionBetween(before = '', after = ''): Direction {
  const [, from, ...fromRest] = VERSION.exec(before) ?? [];
  const [, to, ...toRest] = VERSION.exec(after) ?? [];
  if (from === undefined || to === undefined) {
    return 'changed';
  }
  const order = compareNumbers(from, to);
  return directed(order !== 0 ? order : compareRest(fromRest, toRest));
}

function compareNumbers(from: string, to: string): number {
  const [before, after] = [from, to].map(text => text.split('.').map(Number));
  const length = Math.max(before.length, after.length);
  return (
    Array.from({ length }, (_, n) => (after[n] ?? 0) - (before[n] ?? 0)).find(
      difference => difference !== 0,
    ) ?? 0
  );
}

/** Of two with the same numbers: a release comes after what came before it. */
function compareRest(fromRest: string[], toRest: string[]): number {
  const [from, to] = [fromRest, toRest].map(rest => rest.find(Boolean) ?? '');
  const [early, late] = [from, to].map(text => BEFORE_RELEASE.test(text));
  if (early && late) {
    return compareVersions(to, from);
  }
  if (early && !to) {
    return 1;
  }
  return late && !from ? -1 : 0;
}

function directed(order: number): Direction {
  if (order === 0) {
    return 'changed';
  }
  return order > 0 ? 'up' : 'down';
}
