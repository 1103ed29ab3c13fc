/** A document that a desk is set up with: one that comes with the program, by its id, or an operator's own, by its path. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Fault } from "@bluezone/contract/fault";
import { parseProvince } from "@bluezone/contract/province";
import type { Province } from "@bluezone/policy/province";
import { ConfigError, type Variable } from "@bluezone/server-kit/start/config";

/** The id of a document, as against a path. */
const ID = /^[a-z][a-z0-9-]{0,39}$/;

/** One kind of document. */
type Kind<Read> = {
  /** "a province". */
  readonly what: string;
  /** The folder of the policy's data in which those are that come with the program. */
  readonly folder: "provinces" | "diseases";
  /** The one that is taken when nothing is said. */
  readonly fallback: string;
  /** Reads a document. Throws RangeError or Fault whose message names the place in it that is wrong. */
  parse(json: unknown): Read;
};

function read<Read>(name: string, { what, folder, fallback, parse }: Kind<Read>, named: string): Read {
  const refused = (why: string, cause: unknown): ConfigError =>
    new ConfigError(
      `${name} must be the id of ${what} that comes with the program or a path to a document of one, for example ${name}=${fallback}; ${named} ${why}.`,
      { cause },
    );
  let json: unknown;
  try {
    const file = ID.test(named)
      ? fileURLToPath(import.meta.resolve(`@bluezone/policy/${folder}/${named}.json`))
      : named;
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw refused(error instanceof SyntaxError ? "is not JSON" : "cannot be read", error);
  }
  try {
    return parse(json);
  } catch (error) {
    if (error instanceof RangeError || error instanceof Fault)
      throw refused(`is not one (${error.message})`, error);
    throw error;
  }
}

/** The variable of this name. Reading it throws ConfigError, which names the place in the document that is wrong. */
export const documentVariable = <Read>(name: string, kind: Kind<Read>): Variable<Read> => ({
  name,
  form: `the id of ${kind.what} that comes with the program or a path to a document of one`,
  example: kind.fallback,
  get default() {
    return read(name, kind, kind.fallback);
  },
  parse: (named) => read(name, kind, named),
});

/** The variable that names the province of a desk. */
export const province = (name: string): Variable<Province> =>
  documentVariable(name, {
    what: "a province",
    folder: "provinces",
    fallback: "an-giang",
    parse: parseProvince,
  });
