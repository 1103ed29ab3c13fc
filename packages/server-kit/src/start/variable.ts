/** The forms that configuration variables have: each says itself in words and reads its text. */
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import { isClear } from "../http/clear-address.ts";
import type { Variable } from "./config.ts";
import { Secret } from "./secret.ts";

type Options<T> = { readonly example?: string; readonly default?: T };

function variable<T>(
  name: string,
  form: string,
  example: string,
  parse: (text: string) => T | undefined,
  options: Options<T>,
): Variable<T> {
  const fallback = options.default === undefined ? {} : { default: options.default };
  return Object.freeze({ name, form, example: options.example ?? example, parse, ...fallback });
}

/** A whole number between two bounds, both included. */
export function integer(
  name: string,
  min: number,
  max: number,
  options: Options<number> = {},
): Variable<number> {
  return variable(name, `a whole number from ${min} to ${max}`, String(min), readInteger(min, max), options);
}

/** A TCP port. */
export function port(name: string, options: Options<number> = {}): Variable<number> {
  return variable(name, "a port number from 1 to 65535", "8080", readInteger(1, 65_535), options);
}

/** Where something listens. */
export type HostPort = { readonly host: string; readonly port: number };

/** A host and a port of this machine, such as `127.0.0.1:9464` or `[::1]:9464`. */
export function hostPort(name: string, options: Options<HostPort> = {}): Variable<HostPort> {
  return variable(
    name,
    "a host and a port, separated by a colon",
    "127.0.0.1:9464",
    (text) => {
      const [, bracketed, plain, digits = ""] =
        /^(?:\[([0-9a-fA-F:.]+)\]|([\w.-]{1,253})):(\d{1,5})$/.exec(text) ?? [];
      const host = bracketed ?? plain;
      const number = readInteger(1, 65_535)(digits);
      return host === undefined || number === undefined ? undefined : { host, port: number };
    },
    options,
  );
}

function readInteger(min: number, max: number): (text: string) => number | undefined {
  return (text) => {
    const n = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    return n >= min && n <= max ? n : undefined;
  };
}

/**
 * An https address without user, query and fragment; read without its closing slash. http is taken of this machine alone:
 * elsewhere cookies, codes and numbers would go in the clear.
 */
export function url(name: string, options: Options<string> = {}): Variable<string> {
  return variable(
    name,
    "a web address that begins with https:// (http:// of this machine alone)",
    "https://keys.example.vn",
    (text) => {
      const parsed = URL.parse(text);
      if (!parsed || !/^https?:$/.test(parsed.protocol) || isClear(text)) return undefined;
      if (parsed.username || parsed.password || parsed.search || parsed.hash) return undefined;
      return parsed.href.replace(/\/$/, "");
    },
    options,
  );
}

/** A path to a folder, absolute or from the working folder. Whether it can be used shows when it is opened. */
export function folder(name: string, options: Options<string> = {}): Variable<string> {
  return variable(
    name,
    "a path to a folder",
    "/var/lib/bluezone",
    (text) => (text.includes("\0") ? undefined : text),
    options,
  );
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A length of time as a number with a unit (ms, s, m, h, d), between two bounds, both included. */
export function duration(
  name: string,
  min: Duration,
  max: Duration,
  options: Options<Duration> = {},
): Variable<Duration> {
  const form = `a time with its unit (ms, s, m, h or d) from ${durationText(min)} to ${durationText(max)}`;
  return variable(
    name,
    form,
    durationText(min),
    (text) => {
      const [, digits, unit] = /^(\d{1,9}) ?(ms|s|m|h|d)$/.exec(text) ?? [];
      const value = unit === undefined ? Number.NaN : Number(digits) * UNITS[unit]!;
      return value >= min && value <= max ? Milliseconds(value) : undefined;
    },
    options,
  );
}

/** "10m": a duration in the largest unit that gives a whole number. */
function durationText(d: Duration): string {
  const [unit, size] = Object.entries(UNITS).findLast(([, ms]) => d % ms === 0) ?? ["ms", 1];
  return `${d / size}${unit}`;
}

/** One word of a closed set. */
export function choice<const T extends string>(
  name: string,
  words: readonly T[],
  options: Options<T> = {},
): Variable<T> {
  const form = `one of ${words.join(", ")}`;
  return variable(name, form, words[0] ?? "", (text) => words.find((w) => w === text), options);
}

/** Secret bytes in base64, at least `minBytes` of them. There is no default: a secret that everybody knows is none. */
export function secret(name: string, minBytes: number): Variable<Secret> {
  const read = (text: string) => {
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
    const bytes = new Uint8Array(Buffer.from(text, "base64"));
    return bytes.length >= minBytes ? new Secret(bytes) : undefined;
  };
  const form = `a secret of at least ${minBytes} bytes in base64`;
  const made = variable(name, form, `$(openssl rand -base64 ${Math.max(minBytes, 32)})`, read, {});
  return Object.freeze({ ...made, secret: true });
}

/** Text of a form that a pattern (anchored by itself) gives and words describe. */
export function text(
  name: string,
  form: string,
  pattern: RegExp,
  example: string,
  options: Options<string> = {},
): Variable<string> {
  const whole = new RegExp(`^(?:${pattern.source})$`, pattern.flags);
  return variable(name, form, example, (found) => (whole.test(found) ? found : undefined), options);
}

/** Several values of one form, separated by commas. */
export function list<T>(item: Variable<T>, options: Options<readonly T[]> = {}): Variable<readonly T[]> {
  const read = (found: string) => {
    const values = found.split(",").map((part) => item.parse(part.trim()));
    return values.includes(undefined) ? undefined : (Object.freeze(values) as readonly T[]);
  };
  const made = variable(
    item.name,
    `a list, separated by commas, of values that are each ${item.form}`,
    item.example,
    read,
    options,
  );
  return item.secret ? Object.freeze({ ...made, secret: true }) : made;
}

/** The same variable, but it may be absent: then its value is undefined. */
export function optional<T>(item: Variable<T>): Variable<T | undefined> {
  return Object.freeze({ ...item, default: undefined });
}
