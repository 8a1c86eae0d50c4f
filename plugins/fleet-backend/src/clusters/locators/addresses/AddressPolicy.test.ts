import { AddressPolicy } from './AddressPolicy';

describe('AddressPolicy', () => {
  const policy = (allow: string[] = [], addresses: string[] = ['8.8.8.8']) =>
    new AddressPolicy(allow, async () =>
      addresses.map(address => ({ address })),
    );

  it.each([
    'https://127.0.0.1:6443',
    'https://0x7f.1',
    'https://2130706433',
    'https://localhost',
    'https://LOCALHOST.:6443',
    'https://a.localhost',
    'https://[::1]',
    'https://[::]',
    'https://[::ffff:127.0.0.1]',
    'https://[64:ff9b::7f00:1]',
    'https://[2002:7f00:1::]',
    'https://[fe80::1]',
    'https://[fd00:ec2::254]',
    'https://0.0.0.0',
    'https://10.0.0.1',
    'https://100.100.100.200',
    'https://168.63.129.16',
    'https://169.254.169.254/latest',
    'https://172.31.0.1',
    'https://192.0.0.192',
    'https://192.168.1.1',
    'https://224.0.0.1',
    'https://255.255.255.255',
  ])('refuses %s', async url => {
    expect(policy().problem(url)).toMatch(/not public; add it to allow/);
    await expect(policy().check(url)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it.each([
    'https://api.example.com:6443',
    'https://8.8.8.8',
    'https://172.32.0.1',
    'https://[2a00:1450:4001::1]',
    'https://localhost.example.com',
  ])('takes %s', async url => {
    expect(policy().problem(url)).toBeUndefined();
    await expect(policy().check(url)).resolves.toBeUndefined();
  });

  it.each([
    [['127.0.0.1'], 'not public'],
    [['8.8.8.8', '169.254.169.254'], 'not public'],
    [['::ffff:8.8.8.8'], 'not public'],
    [[], 'cannot be resolved'],
  ])('checks what a name resolves to: %j', async (addresses, message) => {
    const checked = policy([], addresses).check('https://api.example.com');
    await expect(checked).rejects.toThrow(message);
  });

  it('refuses a name that cannot be looked up', async () => {
    const failing = new AddressPolicy([], async () => {
      throw new Error('ENOTFOUND');
    });
    await expect(failing.check('https://api.example.com')).rejects.toThrow(
      'cannot be resolved',
    );
  });

  it('checks what a name resolves to each time', async () => {
    const answers = ['8.8.8.8', '127.0.0.1'];
    const changing = new AddressPolicy([], async () => [
      { address: answers.shift()! },
    ]);
    await changing.check('https://api.example.com');
    await expect(changing.check('https://api.example.com')).rejects.toThrow(
      'not public',
    );
  });

  it.each([
    ['10.0.0.0/8', 'https://10.1.2.3', 'https://192.168.1.1'],
    ['10.1.2.3', 'https://10.1.2.3', 'https://10.1.2.4'],
    ['fd00::/8', 'https://[fd00::1]', 'https://[fe80::1]'],
    ['localhost', 'https://localhost', 'https://a.localhost'],
    ['*.LOCALHOST', 'https://a.localhost', 'https://127.0.0.1'],
  ])('takes what %s allows, and no more', async (allow, fine, refused) => {
    const allowing = policy([allow], ['127.0.0.1']);
    expect(allowing.allows(fine)).toBe(true);
    expect(allowing.problem(fine)).toBeUndefined();
    await expect(allowing.check(fine)).resolves.toBeUndefined();
    expect(allowing.problem(refused)).toBeDefined();
  });

  it('takes names that resolve into an allowed network', async () => {
    const url = 'https://api.corp.example';
    const inside = policy(['10.0.0.0/8'], ['10.0.0.1']);
    await expect(inside.check(url)).resolves.toBeUndefined();
    const outside = policy(['10.0.0.0/8'], ['192.168.0.1']);
    await expect(outside.check(url)).rejects.toThrow('not public');
    const named = policy(['*.corp.example'], ['192.168.0.1']);
    await expect(named.check(url)).resolves.toBeUndefined();
  });

  it.each(['10.0.0.0/33', '10.0.0.0/x', '::/129'])(
    'does not start with %s',
    allow => {
      expect(() => policy([allow])).toThrow('is no network');
    },
  );
});
