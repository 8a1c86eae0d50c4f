/** A service that something is amiss with, as the database has it. */
export interface DeclaredRow {
  id: number;
  entity_ref: string;
  owner: string | null;
  /** 1 where the catalog does not have it. */
  owner_missing: number;
  lifecycle: string | null;
  system: string | null;
  type: string | null;
  declared_by: string | null;
  /** Whether it runs anywhere, and anywhere but in development; 0 or 1. */
  runs: number;
  runs_outside: number;
}

/** The lifecycle of what customers use. */
export const PRODUCTION = 'production';

/** Types of what is built into others, or read: it runs nowhere by itself. */
export const NEVER_RUN: readonly string[] = ['library', 'documentation'];
