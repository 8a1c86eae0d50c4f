import { InputError, NotAllowedError } from '@backstage/errors';
import { lookup as dnsLookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { createIsPublic } from './createIsPublic';

/** What a name resolves to, as node:dns/promises has it. */
export type Lookup = (hostname: string) => Promise<Array<{ address: string }>>;

/**
 * Which servers an untrusted source may name. Others could have this backend
 * ask what only it can reach: itself, its neighbours, the cloud's metadata.
 */
export class AddressPolicy {
  readonly #names: string[];
  readonly #networks = new BlockList();
  readonly #isPublic = createIsPublic();

  /**
   * @param allow - Hosts (api.example.com, *.example.com) and networks
   * (10.0.0.0/8, 192.0.2.7) to allow besides public addresses
   * @throws InputError for a network that is none
   */
  constructor(
    allow: readonly string[],
    private readonly lookup: Lookup = name => dnsLookup(name, { all: true }),
  ) {
    this.#names = allow
      .filter(one => !isNetwork(one))
      .map(one => one.toLowerCase());
    allow.filter(isNetwork).forEach(one => addNetwork(this.#networks, one));
  }

  /** Whether the host of a URL is named in what is allowed. */
  allows(url: string): boolean {
    const host = hostOf(url);
    return isIP(host) ? inList(this.#networks, host) : this.#isNamed(host);
  }

  /** Why a URL is refused, as far as it says itself; undefined if it is not. */
  problem(url: string): string | undefined {
    const host = hostOf(url);
    const isRefused = isIP(host) ? !this.#isFine(host) : isLocalName(host);
    return isRefused && !this.allows(url)
      ? `its server ${host} is not public; add it to allow of the entry in fleet.clusters if it is meant`
      : undefined;
  }

  /**
   * Checks what the host of a URL resolves to now: a name may be made to point
   * elsewhere after it was looked at.
   *
   * @throws NotAllowedError where that is refused
   */
  async check(url: string): Promise<void> {
    const host = hostOf(url);
    const problem = this.problem(url);
    if (problem) {
      throw new NotAllowedError(problem);
    }
    if (isIP(host) || this.#isNamed(host)) {
      return;
    }
    const found = await this.lookup(host).catch(() => []);
    if (found.length === 0) {
      throw new NotAllowedError(`its server ${host} cannot be resolved`);
    }
    if (!found.every(({ address }) => this.#isFine(address))) {
      throw new NotAllowedError(
        `its server ${host} resolves to an address that is not public; add it to allow of the entry in fleet.clusters if it is meant`,
      );
    }
  }

  #isFine(address: string): boolean {
    return inList(this.#networks, address) || this.#isPublic(address);
  }

  #isNamed(host: string): boolean {
    return this.#names.some(name =>
      name.startsWith('*.')
        ? host.endsWith(name.slice(1)) || host === name.slice(2)
        : host === name,
    );
  }
}

/** As the URL parser writes it: every spelling of an address comes out as one. */
function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function isLocalName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

function isNetwork(pattern: string): boolean {
  return isIP(pattern.split('/')[0]) !== 0;
}

function addNetwork(list: BlockList, pattern: string) {
  const [address, bits] = pattern.split('/');
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const all = family === 'ipv6' ? 128 : 32;
  try {
    list.addSubnet(address, bits === undefined ? all : Number(bits), family);
  } catch {
    throw new InputError(`'${pattern}' in allow is no network`);
  }
}

function inList(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
