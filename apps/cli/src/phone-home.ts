/** What a phone of the command line knows of its servers. */
import { z } from "zod";
import { Failure } from "./failure.ts";
import { Roots, readRoots } from "./roots-file.ts";

/** The version that it holds against the signed configuration's minimum. */
export const APP_VERSION = "0.1.0";

/** Where its servers are, its key for the health server, and whom it trusts. */
export const PhoneHome = z.strictObject({
  keys: z.string(),
  health: z.string(),
  apiKey: z.string(),
  roots: Roots,
});
export type PhoneHome = z.output<typeof PhoneHome>;

/** What a call says of them; what it leaves out is as it was. */
export type GivenServers = {
  readonly keys?: string | undefined;
  readonly health?: string | undefined;
  readonly "api-key"?: string | undefined;
  readonly root?: string | undefined;
};

/** What is known, with what this call says. `of` is the command whose help tells more. Throws Failure for what is missing. */
export async function settledHome(
  given: GivenServers,
  before: PhoneHome | undefined,
  of: string,
): Promise<PhoneHome> {
  const need = <T>(option: keyof GivenServers, value: T | undefined): T => {
    if (value !== undefined) return value;
    throw new Failure("usage", `a first run needs --${option}; see: bluezone ${of} --help`);
  };
  return {
    keys: need("keys", given.keys ?? before?.keys),
    health: need("health", given.health ?? before?.health),
    apiKey: need("api-key", given["api-key"] ?? before?.apiKey),
    roots: need("root", given.root === undefined ? before?.roots : await readRoots(given.root)),
  };
}
