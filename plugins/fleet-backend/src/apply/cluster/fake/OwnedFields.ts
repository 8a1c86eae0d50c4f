import type { JsonObject } from '@backstage/types';
import type { FieldConflict } from '../TargetError';
import { dotted, FieldValues, fieldsV1 } from './fieldPaths';

/** Who writes, and whether by server-side apply. */
export interface Writer {
  manager: string;
  operation: 'Apply' | 'Update';
}

/** Values, and who owns which of them: what server-side apply works on. */
export class OwnedFields {
  readonly #owners = new Map<string, Set<string>>();

  constructor(readonly values: FieldValues = new Map()) {}

  clone(): OwnedFields {
    const copy = new OwnedFields(new Map(this.values));
    this.#owners.forEach((paths, key) => copy.#owners.set(key, new Set(paths)));
    return copy;
  }

  /** Fields of others that would get other values. */
  conflicts(manager: string, applied: FieldValues): FieldConflict[] {
    return this.#others({ manager, operation: 'Apply' }).flatMap(
      ([key, paths]) =>
        [...applied]
          .filter(
            ([path, value]) => paths.has(path) && this.#differs(path, value),
          )
          .map(([path]) => ({
            field: dotted(path),
            manager: writerOf(key).manager,
          })),
    );
  }

  /** Takes what is applied, and drops what the manager alone applied before. */
  apply(manager: string, applied: FieldValues) {
    const writer = { manager, operation: 'Apply' } as const;
    const before = this.#owners.get(keyOf(writer)) ?? new Set();
    const others = this.#others(writer);
    for (const [path, value] of applied) {
      if (this.#differs(path, value)) {
        others.forEach(([, paths]) => paths.delete(path));
      }
      this.values.set(path, value);
    }
    for (const path of before) {
      if (!applied.has(path) && !others.some(([, paths]) => paths.has(path))) {
        this.values.delete(path);
      }
    }
    this.#owners.set(keyOf(writer), new Set(applied.keys()));
  }

  /** Takes a whole object: what changes is the manager's. */
  update(manager: string, updated: FieldValues) {
    const key = keyOf({ manager, operation: 'Update' });
    const own = this.#owners.get(key) ?? new Set<string>();
    for (const path of [...this.values.keys()]) {
      if (!updated.has(path)) {
        this.values.delete(path);
        this.#owners.forEach(paths => paths.delete(path));
      }
    }
    for (const [path, value] of updated) {
      if (this.#differs(path, value)) {
        this.#owners.forEach(paths => paths.delete(path));
        own.add(path);
        this.values.set(path, value);
      }
    }
    this.#owners.set(key, own);
  }

  managedFields(apiVersion: string): JsonObject[] {
    return [...this.#owners]
      .filter(([, paths]) => paths.size > 0)
      .map(([key, paths]) => ({
        ...writerOf(key),
        apiVersion,
        fieldsType: 'FieldsV1',
        fieldsV1: fieldsV1(paths),
      }));
  }

  #others(writer: Writer) {
    return [...this.#owners].filter(([key]) => key !== keyOf(writer));
  }

  #differs(path: string, value: unknown): boolean {
    return JSON.stringify(this.values.get(path)) !== JSON.stringify(value);
  }
}

function keyOf({ manager, operation }: Writer): string {
  return `${operation} ${manager}`;
}

function writerOf(key: string): Writer {
  const [operation, manager] = key.split(/ (.*)/);
  return { manager, operation: operation as Writer['operation'] };
}
