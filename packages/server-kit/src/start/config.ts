/**
 * Configuration in two steps: strings in, one checked frozen object out. Nothing else reads the environment.
 * A wrong value stops the start with one sentence that names the variable, its form and an example.
 */
import { StartError } from "./start-error.ts";

/** One variable: its name, its form in words ("a port number from 1 to 65535"), an example, and how its text is read. */
export type Variable<T> = {
  readonly name: string;
  readonly form: string;
  readonly example: string;
  /** The value when the variable is not set; without this key it must be set. */
  readonly default?: T;
  /** Whether its value must never be shown. */
  readonly secret?: boolean;
  /** The value of a text, or undefined when the text has not the form. */
  parse(text: string): T | undefined;
};

/** A variable is missing or has not its form. The message is one sentence and never shows a secret. */
export class ConfigError extends StartError {
  override readonly name = "ConfigError";
}

/** Strings by name, as `process.env` has them. */
export type Environment = { readonly [name: string]: string | undefined };

type Values<V extends Record<string, Variable<unknown>>> = {
  readonly [K in keyof V]: V[K] extends Variable<infer T> ? T : never;
};

/**
 * Reads variables into a frozen object with the same keys. An empty text counts as not set.
 * Throws ConfigError at the first variable that is missing or wrong.
 */
export function readConfig<V extends Record<string, Variable<unknown>>>(
  env: Environment,
  variables: V,
): Values<V> {
  const read = Object.entries(variables).map(([key, variable]) => [key, readVariable(env, variable)]);
  return Object.freeze(Object.fromEntries(read)) as Values<V>;
}

function readVariable(env: Environment, variable: Variable<unknown>): unknown {
  const { name, form, example } = variable;
  const text = env[name]?.trim() ?? "";
  if (text === "" && "default" in variable) return variable.default;
  const value = text === "" ? undefined : variable.parse(text);
  if (value !== undefined) return value;
  const found =
    text === ""
      ? "it is not set"
      : variable.secret
        ? "its value has another form"
        : `it is ${JSON.stringify(text)}`;
  throw new ConfigError(`${name} must be ${form}, for example ${name}=${example}; ${found}.`);
}
