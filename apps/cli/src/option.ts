/** Options of commands: each says its form in words and reads its own text, as configuration variables do. */
import { fromBase64, fromHex } from "@bluezone/protocol/bytes";
import { type Day, parseDay } from "@bluezone/protocol/time";

/** An option with a value. */
export type ValueOption<T> = {
  /** What stands for the value in the help: "HEX". */
  readonly form: string;
  /** The form in words, for "--tek must be …". */
  readonly must: string;
  /** One line for the help. */
  readonly about: string;
  /** The value of a text, or undefined when the text has not the form. */
  read(text: string): T | undefined;
  /** May stand several times and take several words each time; `read` gives a list of one. */
  readonly several?: true;
  /** A variable of the environment that stands in: for what should not be seen in the list of processes. */
  readonly variable?: string;
  /**
   * A secret: everybody on a machine can read the words of its commands. "-" stands for a line of standard input. Given as a
   * word it is taken with a warning, or not at all.
   */
  readonly secret?: "warned" | "never";
  /** With neither the option nor the variable, this; without this key the option must be given. */
  readonly otherwise?: T;
};
/** An option without a value. */
type Flag = { readonly flag: true; readonly about: string };
export type Option = ValueOption<unknown> | Flag;
export type Options = Readonly<Record<string, Option>>;

/** What options are once they were read. */
export type OptionValues<O extends Options> = {
  readonly [K in keyof O]: O[K] extends ValueOption<infer T> ? T : boolean;
};

/** An option that may be left out: its value is then undefined. */
export const maybe = <T>(option: ValueOption<T>): ValueOption<T | undefined> => ({
  ...option,
  otherwise: undefined,
});

/** An option that takes one value or more: `--export a.zip b.zip`, or `--export a.zip --export b.zip`. */
export const several = <T>(option: ValueOption<T>): ValueOption<readonly T[]> => ({
  form: `${option.form}…`,
  must: option.must,
  about: option.about,
  several: true,
  read(given) {
    const value = option.read(given);
    return value === undefined ? undefined : [value];
  },
});

/** Any text that is not empty. */
export const text = (form: string, about: string, most = 500): ValueOption<string> => ({
  form,
  must: `a text of 1 to ${most} characters`,
  about,
  read: (given) => (given.length > 0 && given.length <= most && !given.includes("\0") ? given : undefined),
});

/** A path to a file or a folder. */
export const path = (form: "FILE" | "DIR", about: string): ValueOption<string> => ({
  ...text(form, about, 4_096),
  must: form === "FILE" ? "a path to a file" : "a path to a folder",
});

/** A whole number between two bounds, both included. */
export const whole = (form: string, min: number, max: number, about: string): ValueOption<number> => ({
  form,
  must: `a whole number from ${min} to ${max}`,
  about,
  read(given) {
    const n = /^-?\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
    return n >= min && n <= max ? n : undefined;
  },
});

/** A day as "2020-12-27". */
export const date = (about: string): ValueOption<Day> => ({
  form: "DATE",
  must: "a date such as 2020-12-27",
  about,
  read: (given) => orNothing(() => parseDay(given)),
});

/** Bytes of one length in hexadecimal. */
export const hex = (length: number, about: string): ValueOption<Uint8Array> => ({
  form: "HEX",
  must: `${length} bytes in hexadecimal, ${length * 2} digits`,
  about,
  read: (given) => (given.length === length * 2 ? orNothing(() => fromHex(given)) : undefined),
});

/** One byte or more in base64, with its padding. */
export const base64 = (about: string): ValueOption<Uint8Array> => ({
  form: "BASE64",
  must: "at least one byte in base64, with its padding",
  about,
  read(given) {
    const bytes = orNothing(() => fromBase64(given));
    return bytes && bytes.length > 0 ? bytes : undefined;
  },
});

/** One word of a few. */
export const word = <const W extends string>(words: readonly W[], about: string): ValueOption<W> => ({
  form: words.join("|"),
  must: `one of ${words.join(", ")}`,
  about,
  read: (given) => words.find((known) => known === given),
});

/** An http or https address without user, query and fragment; read without its closing slash. */
export const address = (about: string): ValueOption<string> => ({
  form: "URL",
  must: "a web address that begins with http:// or https://",
  about,
  read(given) {
    const parsed = URL.parse(given);
    if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
    if (parsed.username || parsed.password || parsed.search || parsed.hash) return undefined;
    return parsed.href.replace(/\/$/, "");
  },
});

function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
