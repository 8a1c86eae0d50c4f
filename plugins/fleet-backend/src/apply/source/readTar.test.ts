import { tar } from '../__testUtils__/tar';
import { readTar } from './readTar';

const read = (archive: Buffer) => [...readTar(archive)];
const names = (archive: Buffer) => read(archive).map(({ path }) => path);

describe('readTar', () => {
  it('reads files, and no folders', () => {
    const files = read(
      tar([
        { path: 'a/', type: '5' },
        { path: 'a/b', content: 'x'.repeat(513) },
        { path: 'c' },
      ]),
    );
    expect(files.map(({ path, content }) => [path, content.length])).toEqual([
      ['a/b', 513],
      ['c', 0],
    ]);
  });

  it("understands long names, GNU's and POSIX'", () => {
    const long = `${'d/'.repeat(100)}e`;
    const record = ` path=${long}\n`;
    const length = record.length + 3;
    const archive = tar([
      { path: '././@LongLink', type: 'L', content: `${long}\0` },
      { path: 'short', content: 'x' },
      { path: 'global', type: 'g', content: '10 path=x\n' },
      { path: 'header', type: 'x', content: `${length}${record}` },
      { path: 'short', content: 'y' },
      { path: 'short' },
    ]);
    expect(names(archive)).toEqual([long, long, 'short']);
  });

  it.each(['1', '2', '3', '4', '6'])('refuses an entry of type %s', type => {
    const archive = tar([{ path: 'a', type, link: '/etc/passwd' }]);
    expect(() => read(archive)).toThrow('a, which is a link or a device');
  });

  it('refuses one that is cut off, or damaged', () => {
    const archive = tar([{ path: 'a', content: 'x'.repeat(2000) }]);
    expect(() => read(archive.subarray(0, 1000))).toThrow('cut off');
    archive.write('-1', 124);
    expect(() => read(archive)).toThrow('damaged');
  });
});
