import { printable } from '@flotilla/backstage-plugin-fleet-common';

const CODE = /^[A-Za-z]{3}$/;

/**
 * An amount as people read it, in whole units from a hundred on.
 *
 * @param currency - ISO 4217; config may name another, which is then a suffix
 */
export function money(amount: number, currency: string): string {
  const digits = Math.abs(amount) >= 100 ? 0 : 2;
  const format = {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  };
  return CODE.test(currency)
    ? amount.toLocaleString(undefined, {
        ...format,
        style: 'currency',
        currency,
      })
    : `${amount.toLocaleString(undefined, format)} ${printable(currency)}`;
}
