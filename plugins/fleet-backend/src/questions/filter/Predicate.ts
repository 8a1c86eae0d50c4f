import type { FieldName } from './fields';

/**
 * What workloads have to be like: a filter that has been read and is known to
 * be well formed.
 */
export type Predicate =
  | { all: readonly Predicate[] }
  | { any: readonly Predicate[] }
  | { not: Predicate }
  /** Holds where one and the same image of the workload fulfils all of them. */
  | { image: readonly FieldTest[] }
  | FieldTest;

/** What one field has to be like; a field that is absent fulfils only exists: false. */
export interface FieldTest {
  field: FieldName;
  /** For label and clusterLabel, which label. */
  key?: string;
  test: Test;
}

export type Test =
  | { in: readonly string[] | readonly number[] }
  /** Begins with it. */
  | { prefix: string }
  /** Has it anywhere, in any case of ASCII letters. */
  | { contains: string }
  | { exists: boolean }
  | { compare: Comparison; to: number };

export type Comparison = '>' | '>=' | '<' | '<=';
