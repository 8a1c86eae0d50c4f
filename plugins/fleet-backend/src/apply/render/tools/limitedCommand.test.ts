import { limitedCommand } from './limitedCommand';
import { TOOL_LIMITS } from './toolLimits';

const run = { program: '/bin/helm', args: ['a b', '$c'], limits: TOOL_LIMITS };

describe('limitedCommand', () => {
  it('passes arguments on as they are', () => {
    const [command, args] = limitedCommand(run, 'linux');
    expect(command).toBe('/bin/sh');
    expect(args.slice(-5)).toEqual([
      String(2 * 1024 * 1024),
      String(50 * 1024 * 2),
      ...['/bin/helm', 'a b', '$c'],
    ]);
  });

  it('runs the program itself where nothing can be limited', () => {
    expect(limitedCommand(run, 'darwin')).toEqual(['/bin/helm', ['a b', '$c']]);
  });
});
