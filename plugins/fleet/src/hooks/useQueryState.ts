import { useSearchParams } from 'react-router-dom';

/** What a question is narrowed down by; all of it is in the URL. */
export interface QueryState {
  /** By name; absent where nothing is asked for. */
  values: Readonly<Record<string, string | undefined>>;
  isNarrowed: boolean;
  /** An empty value asks for nothing. */
  set(name: string, value: string): void;
  clear(): void;
}

/** Keeps what is asked for in the URL, so that links and the back button work. */
export function useQueryState(names: readonly string[]): QueryState {
  const [params, setParams] = useSearchParams();
  const values = Object.fromEntries(
    names.map(name => [name, params.get(name) ?? undefined]),
  );
  const write = (change: (next: URLSearchParams) => void) =>
    setParams(current => {
      const next = new URLSearchParams(current);
      change(next);
      return next;
    });
  return {
    values,
    isNarrowed: Object.values(values).some(Boolean),
    set: (name, value) =>
      write(next => (value ? next.set(name, value) : next.delete(name))),
    clear: () => write(next => names.forEach(name => next.delete(name))),
  };
}
