import type { UpgradeChange } from '@flotilla/backstage-plugin-fleet-common';
import { parseImage, printable } from '@flotilla/backstage-plugin-fleet-common';

const NOTHING = '–';

/** A change in full, for example `web: ghcr.io/acme/web:1.0 → ghcr.io/acme/web:1.1`. */
export function fullChangeText(change: UpgradeChange): string {
  const { from = NOTHING, to = NOTHING } = change;
  return named(change, `${from} → ${to}`);
}

/** The same, without the repository where that is the same on both sides. */
export function changeText(change: UpgradeChange): string {
  const { from = NOTHING, to = NOTHING } = change;
  const [left, right] = [parseImage(from), parseImage(to)];
  const isSame = left.image === right.image;
  return isSame
    ? named(change, `${version(left)} → ${version(right)}`)
    : fullChangeText(change);
}

function version({ image, tag, digest }: ReturnType<typeof parseImage>) {
  return tag ?? digest?.replace(/^(sha256:.{12}).*$/, '$1') ?? image;
}

function named({ container, label }: UpgradeChange, text: string): string {
  const name = container ?? label;
  return printable(name ? `${name}: ${text}` : text);
}
