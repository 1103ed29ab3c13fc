/** The disease that the configuration names: one that ships with the policy, or a document in a file. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Fault } from "@bluezone/contract/fault";
import { parseDisease } from "@bluezone/contract/health/disease";
import type { Disease } from "@bluezone/policy/disease";
import { ConfigError, type Variable } from "@bluezone/server-kit/start/config";

const SHIPPED = /^[a-z][a-z0-9-]{0,29}$/;
const fileOf = (named: string): string =>
  SHIPPED.test(named) ? fileURLToPath(import.meta.resolve(`@bluezone/policy/diseases/${named}.json`)) : named;

/** Reads the document. Throws ConfigError, one sentence that names the place in it, where it cannot be taken. */
export function namedDisease(variable: string, named: string): Disease {
  const refuse = (what: string): ConfigError =>
    new ConfigError(
      `${variable} must name a disease that ships (a file of packages/policy/data/diseases without ".json") or a path to such a document, for example ${variable}=measles; ${JSON.stringify(named)} ${what}.`,
    );
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(fileOf(named), "utf8"));
  } catch (error) {
    throw refuse(error instanceof SyntaxError ? "is no JSON" : "cannot be read");
  }
  try {
    return parseDisease(json);
  } catch (error) {
    if (error instanceof Fault) throw refuse(`is refused with ${error.code}: ${error.message}`);
    throw error;
  }
}

/** What names it: the text itself, which `namedDisease` reads. */
export const diseaseName = (name: string): Variable<string> => ({
  name,
  form: "the name of a disease that ships or a path to a document",
  example: "measles",
  default: "covid-19",
  parse: (text) => (text.includes("\0") ? undefined : text),
});
