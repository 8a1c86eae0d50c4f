import { delimiter, dirname } from 'node:path';
import { findProgram } from './findProgram';

describe('findProgram', () => {
  const path = process.env.PATH;

  afterEach(() => {
    process.env.PATH = path;
  });

  it('looks for it on PATH', async () => {
    process.env.PATH = ['/none', dirname(process.execPath)].join(delimiter);
    const name = process.execPath.split('/').pop()!;
    expect(await findProgram(name)).toBe(process.execPath);
  });

  it('does not look elsewhere than it is told to', async () => {
    process.env.PATH = dirname(process.execPath);
    const name = process.execPath.split('/').pop()!;
    await expect(findProgram(name, '/none/here')).rejects.toThrow(
      'at /none/here',
    );
  });

  it('says how to install what is not there', async () => {
    process.env.PATH = '';
    await expect(findProgram('kustomize')).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('set fleet.delivery.kustomize'),
    });
  });
});
