import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceKey } from './sourceKey';

describe('sourceKey', () => {
  let root: string;
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const key = () => sourceKey(root, ['lock', 'plugins']);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'source-key-'));
    write('lock', '1');
    write('plugins/a/src/index.ts', '1');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('changes with what is in a file, and with where it is', () => {
    const keys = [key()];
    write('plugins/a/src/index.ts', '2');
    keys.push(key());
    write('plugins/a/src/more.ts', '');
    keys.push(key());
    write('lock', '2');
    keys.push(key());
    expect(new Set(keys).size).toBe(4);
  });

  it('stays where only what is built or installed changes', () => {
    const before = key();
    write('plugins/a/dist/index.cjs.js', '1');
    write('plugins/a/node_modules/b/index.js', '1');
    write('elsewhere', '1');
    expect(key()).toBe(before);
  });
});
