/** The province that a desk is set up for: a document that comes with the program, or an operator's own. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseProvince } from "@bluezone/contract/province";
import type { Province } from "@bluezone/policy/province";
import { ConfigError, type Variable } from "@bluezone/server-kit/start/config";

/** What a server takes when nothing is said. */
const DEFAULT = "an-giang";
/** The id of a document, as against a path. */
const ID = /^[a-z][a-z0-9-]{0,39}$/;

const fileOf = (named: string): string =>
  ID.test(named) ? fileURLToPath(import.meta.resolve(`@bluezone/policy/provinces/${named}.json`)) : named;

function read(name: string, named: string): Province {
  const refused = (why: string, cause: unknown): ConfigError =>
    new ConfigError(
      `${name} must be the id of a province that comes with the program or a path to a province's document, for example ${name}=${DEFAULT}; ${named} ${why}.`,
      { cause },
    );
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(fileOf(named), "utf8"));
  } catch (error) {
    throw refused(error instanceof SyntaxError ? "is not JSON" : "cannot be read", error);
  }
  try {
    return parseProvince(json);
  } catch (error) {
    if (error instanceof RangeError) throw refused(`is not one (${error.message})`, error);
    throw error;
  }
}

/** The variable of this name. Reading it throws ConfigError, which names the place in the document that is wrong. */
export const province = (name: string): Variable<Province> => ({
  name,
  form: "the id of a province that comes with the program or a path to a province's document",
  example: DEFAULT,
  get default() {
    return read(name, DEFAULT);
  },
  parse: (named) => read(name, named),
});
