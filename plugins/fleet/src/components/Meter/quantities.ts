const GI = 1024 ** 3;

/** Cores, for example 1.5; small ones keep two digits that say something. */
export function cores(value: number): string {
  return value >= 10 ? value.toFixed(0) : String(Number(value.toFixed(2)));
}

/** Bytes of memory in GiB, as Kubernetes' people read them. */
export function gibibytes(bytes: number): string {
  const value = bytes / GI;
  return `${value >= 10 ? value.toFixed(0) : Number(value.toFixed(2))} GiB`;
}

/** A share as whole percents, or nothing where it is of nothing. */
export function percents(part?: number, whole?: number): string | undefined {
  return part !== undefined && whole
    ? `${Math.round((part / whole) * 100)} %`
    : undefined;
}
