import { BlockList, isIP } from 'node:net';

/** Networks that are not of the public Internet, or lead out of it again. */
const IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Public as an address, but it is Azure's metadata.
  '168.63.129.16/32',
];

/** Only 2000::/3 is public; of that, these embed IPv4 or are not routed. */
const IPV6 = [
  '::/3',
  '4000::/2',
  '8000::/1',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
];

/** Tells whether an address is one that anybody on the Internet could reach. */
export function createIsPublic(): (address: string) => boolean {
  // Of one list, its IPv6 networks would hold all of IPv4 too.
  const ipv4 = listOf(IPV4, 'ipv4');
  const ipv6 = listOf(IPV6, 'ipv6');
  return address =>
    isIP(address) === 6
      ? !ipv6.check(address, 'ipv6')
      : !ipv4.check(address, 'ipv4');
}

function listOf(networks: string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address, bits] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}
