/** Until when one version is supported; dates as 2026-12-02. */
export interface SupportDates {
  supportEndsAt: string;
  /** Where more support can be had, mostly for money. */
  extendedSupportEndsAt?: string;
}

/** What is known of a distribution's versions. */
export interface SupportedVersions {
  /** When the source said so, as 2026-08-22. */
  asOf: string;
  source: string;
  /** Of which versions are the keys; the API server's if absent. */
  versionOf?: 'kubernetes' | 'distribution';
  /** By major and minor version, for example 1.34. */
  versions: Readonly<Record<string, SupportDates>>;
}

/** By distribution; one may have the dates of another. */
export type SupportData = Readonly<
  Record<string, SupportedVersions | { follows: string }>
>;

/** How long a cluster is supported, as far as that is known. */
export interface Support extends Partial<SupportDates> {
  /** Of its next minor version, where it is known to be there. */
  next?: string;
  source: string;
  asOf: string;
  /** The distribution whose dates these are, where it is another. */
  follows?: string;
}

/** Tells how long clusters are supported; undefined where that is not known. */
export type SupportOf = (cluster: {
  distribution: string | null;
  git_version: string | null;
  distribution_version: string | null;
}) => Support | undefined;
