import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { Price, Prices } from './Prices';

const KEY = 'fleet.prices';

/**
 * The price table of `fleet.prices`, if there is one.
 *
 * @throws InputError for what is no price, or no currency
 */
export function readPrices(config: Config): Prices | undefined {
  const prices = config.getOptionalConfig(KEY);
  if (!prices) {
    return undefined;
  }
  const currency = prices.getString('currency');
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new InputError(
      `${KEY}.currency is '${currency}'; it has three letters, for example EUR`,
    );
  }
  const others = prices.getOptionalConfig('byDistribution');
  return {
    ...readPrice(prices),
    currency,
    byDistribution: new Map(
      others
        ?.keys()
        .map(distribution => [
          distribution,
          readPrice(others.getConfig(distribution)),
        ]),
    ),
  };
}

function readPrice(config: Config): Price {
  const read = (key: keyof Price) => {
    const value = config.getNumber(key);
    if (!(value >= 0 && value <= 1_000_000)) {
      throw new InputError(`${KEY}: ${key} is ${value}, which is no price`);
    }
    return value;
  };
  return { cpuHour: read('cpuHour'), memoryGiBHour: read('memoryGiBHour') };
}
