/** The words of a call, held to what the command takes. */
import { parseArgs } from "node:util";
import type { Environment } from "@bluezone/server-kit/start/config";
import type { Command } from "./command.ts";
import { readEnv } from "./env-file.ts";
import { Failure } from "./failure.ts";
import { nearest } from "./nearest.ts";
import { maybe, type Option, path } from "./option.ts";

/** Options that every command has. */
export const COMMON = {
  env: maybe(
    path("FILE", "Variables from this file too, as init writes it; they go before those of the environment."),
  ),
  json: { flag: true, about: "The answer as JSON, one value on one line." },
  help: { flag: true, about: "This page." },
} as const;

/** A call that was read. */
export type Call = {
  readonly help: boolean;
  readonly json: boolean;
  /** The environment, with the variables of the file that the call names. */
  readonly env: Environment;
  readonly given: Readonly<Record<string, unknown>>;
  readonly words: readonly string[];
  /** Secrets that stood among the words of the call, each with where it belongs. */
  readonly shown: readonly string[];
};

/** Whether an option has a value. */
export const hasValue = (option: Option): option is Exclude<Option, { flag: true }> => !("flag" in option);

/**
 * Reads the words after the command's name `name`. Throws Failure (usage) for the first that is unknown, missing, given
 * twice or of another form; no value is repeated in the sentence, because it may be a secret.
 */
export async function readWords(
  name: string,
  command: Command,
  argv: readonly string[],
  outside: Environment,
  ask: () => Promise<string>,
): Promise<Call> {
  const known: Readonly<Record<string, Option>> = { ...command.options, ...COMMON };
  const { values, positionals } = split(name, known, argv);
  const flags = { help: values.has("help"), json: values.has("json") };
  // Who asks for help gets it, also before the call is complete.
  if (flags.help) return { ...flags, env: outside, given: {}, words: [], shown: [] };
  const wanted = command.arguments ?? [];
  const shown: string[] = [];
  if (positionals.length > wanted.length)
    throw usage(name, `takes ${count(wanted.length)} after its name, not ${positionals.length}`);
  const missing = wanted[positionals.length];
  if (missing) throw usage(name, `needs ${missing.form}: ${missing.about}`);
  for (const [i, { form, secret }] of wanted.entries()) {
    if (secret && positionals[i] !== "-") shown.push(`${form} as - and on standard input`);
    else if (secret) positionals[i] = await ask();
  }
  for (const [key, option] of Object.entries(command.options)) {
    const words = values.get(key);
    if (!words || !hasValue(option) || option.secret === undefined) continue;
    const where = `${option.variable === undefined ? "" : `in the variable ${option.variable}, or `}as --${key} - and on standard input`;
    if (words[0] === "-") values.set(key, [await ask()]);
    else if (option.secret === "never")
      throw usage(
        name,
        `takes --${key} only ${where}: everybody on this machine can read the words of a command`,
      );
    else shown.push(`--${key} ${where}`);
  }
  const odd = wanted.find(({ pattern }, i) => pattern && !pattern.test(positionals[i]!));
  if (odd) throw usage(name, `needs ${odd.form}, ${odd.about}; what stands there has another form`);
  const file = readValue(name, "env", COMMON.env, values.get("env"), {}) as string | undefined;
  const env = file === undefined ? outside : { ...outside, ...(await readEnv(file)) };
  const given = Object.entries(command.options).map(([key, option]) => [
    key,
    hasValue(option) ? readValue(name, key, option, values.get(key), env) : values.has(key),
  ]);
  return { ...flags, env, given: Object.fromEntries(given), words: positionals, shown };
}

function readValue(
  name: string,
  key: string,
  option: Exclude<Option, { flag: true }>,
  given: readonly string[] | undefined,
  env: Environment,
): unknown {
  const variable = option.variable === undefined ? undefined : env[option.variable]?.trim() || undefined;
  const texts = given ?? (variable === undefined ? [] : [variable]);
  if (texts.length === 0) {
    if ("otherwise" in option) return option.otherwise;
    const or = option.variable === undefined ? "" : ` (or the variable ${option.variable})`;
    throw usage(name, `needs --${key} ${option.form}${or}`);
  }
  const values = texts.map((text) => option.read(text));
  if (!values.includes(undefined)) return option.several ? values.flat() : values[0];
  const what = given === undefined ? option.variable : `--${key}`;
  throw new Failure(given === undefined ? "configuration" : "usage", `${what} must be ${option.must}.`);
}

function split(
  name: string,
  known: Readonly<Record<string, Option>>,
  argv: readonly string[],
): { readonly values: Map<string, readonly string[]>; readonly positionals: string[] } {
  const options = Object.fromEntries(
    Object.entries(known).map(([key, option]) => [
      key,
      { type: hasValue(option) ? ("string" as const) : ("boolean" as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...argv],
    options: { ...options, help: { type: "boolean", short: "h" } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  /** The values of the option before, if it takes further words. */
  let open: string[] | undefined;
  for (const token of tokens) {
    if (token.kind === "positional") (open ?? positionals).push(token.value);
    if (token.kind !== "option") {
      if (token.kind === "option-terminator") open = undefined;
      continue;
    }
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!option) throw usage(name, `has no option ${token.rawName}${suggest(token.name, known)}`);
    const several = hasValue(option) && option.several === true;
    const before = values.get(token.name);
    if (before && !several) throw usage(name, `takes --${token.name} once`);
    if (hasValue(option) && (token.value === undefined || looksLikeOption(token)))
      throw usage(name, `needs a value after --${token.name}: ${option.must}`);
    if (!hasValue(option) && token.value !== undefined)
      throw usage(name, `takes --${token.name} without a value`);
    const given = [...(before ?? []), token.value ?? ""];
    values.set(token.name, given);
    open = several ? given : undefined;
  }
  return { values, positionals };
}

/** `--tek --start 1`: the value was forgotten. A value that begins so can be given as `--tek=-…`. */
const looksLikeOption = (token: { readonly value: string; readonly inlineValue: boolean }): boolean =>
  !token.inlineValue && /^--?[a-z]/.test(token.value);

function suggest(name: string, known: Readonly<Record<string, Option>>): string {
  const found = nearest(name, Object.keys(known));
  return found === undefined ? "" : ` (did you mean --${found}?)`;
}

const count = (n: number): string => (n === 0 ? "no word" : n === 1 ? "one word" : `${n} words`);

/** A failure of usage, with the way to the help. */
const usage = (name: string, sentence: string): Failure =>
  new Failure("usage", `${name} ${sentence}; see: bluezone ${name} --help`);
