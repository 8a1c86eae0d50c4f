import { ResponseError } from '@backstage/errors';

/** What the fleet's API says in answer to a request, in its own words. */
export class FleetRefusal extends Error {
  readonly statusCode: number;

  private constructor({ statusCode, cause }: ResponseError) {
    super(cause.message, { cause });
    this.name = cause.name;
    this.statusCode = statusCode;
  }

  static async fromResponse(
    response: Parameters<typeof ResponseError.fromResponse>[0],
  ): Promise<FleetRefusal> {
    return new FleetRefusal(await ResponseError.fromResponse(response));
  }
}
