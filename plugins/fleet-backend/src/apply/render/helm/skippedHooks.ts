/**
 * Hooks that helm left out since it does not know them, which it only says in
 * its log.
 */
export function skippedHooks(log: string): string[] {
  const found = log.matchAll(/skipping unknown hook: "([^"]{1,100})"/g);
  const unknown = [...found]
    .flatMap(([, events]) => events.split(','))
    .filter(event => !/^\s*test/.test(event));
  return unknown.map(
    event => `a hook is not run: helm knows no ${event.trim()}`,
  );
}
