import { parseLabelSelector } from '@flotilla/backstage-plugin-fleet-common';

/** Why a selector cannot be read; undefined where it can be. */
export function selectorError(selector: string): string | undefined {
  try {
    parseLabelSelector(selector);
    return undefined;
  } catch (error) {
    return (error as SyntaxError).message;
  }
}
