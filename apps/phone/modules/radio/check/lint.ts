/**
 * What native code of this module never does, in Kotlin and in Swift: pair, log, ask where a phone is, let platforms into the engine, take
 * bytes in a way in which they do not arrive. Read from the text, comments left out.
 */
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { bytesInside, EXAMPLES, type Source } from "./bytes-inside.ts";
import { filesOf } from "./cache.ts";
import { held, type Part } from "./part.ts";

const MODULE = resolve(import.meta.dirname, "..");

interface Rule {
  readonly name: string;
  /** Places that break it, as a person reads them. */
  readonly breaks: (source: Source) => readonly string[];
  /** Texts that break it: the negative control. */
  readonly example: Source | readonly Source[];
}

const without = (forbidden: RegExp) => (source: Source) =>
  [...source.text.matchAll(forbidden)].map(([found]) => found);

/** The arguments of each call of this name. */
function calls(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`\\b${name}\\(`, "g"))].map(({ index }) => {
    let depth = 0;
    for (let at = text.indexOf("(", index); at < text.length; at++) {
      if (text[at] === "(") depth++;
      if (text[at] === ")" && --depth === 0) return text.slice(index, at + 1);
    }
    return text.slice(index);
  });
}

const RULES: readonly Rule[] = [
  {
    name: "no pairing, no bonding, nothing that asks for encryption",
    breaks: without(
      /\b(createBond|setPairingConfirmation|setPin|PERMISSION_\w+_ENCRYPTED\w*|\w+EncryptionRequired)\b/g,
    ),
    example: { name: "A.kt", text: "device.createBond()" },
  },
  {
    name: "bonds are undone, and questions about them heard, in one place",
    breaks: (source) =>
      source.name.endsWith("/Bonds.kt") ? [] : without(/\b(removeBond|ACTION_PAIRING_REQUEST)\b/g)(source),
    example: { name: "A.kt", text: 'device.javaClass.getMethod("removeBond")' },
  },
  {
    name: "every connectGatt names TRANSPORT_LE",
    breaks: ({ text }) => calls(text, "connectGatt").filter((call) => !call.includes("TRANSPORT_LE")),
    example: { name: "A.kt", text: "device.connectGatt(context, false, callback)" },
  },
  {
    name: "nothing is logged or printed",
    breaks: without(
      /\b(android\.util\.Log|Log\.(v|d|i|w|e|wtf)\(|System\.(out|err)|print(ln)?\(|debugPrint\(|dump\(|os_log|NSLog|Logger\(|OSLog)/g,
    ),
    example: { name: "A.swift", text: "print(address)" },
  },
  {
    name: "nobody asks where the phone is",
    breaks: without(
      /\b(android\.location\.\w+;?$|LocationManager|FusedLocation\w*|getLastKnownLocation|CLLocation\w*|import CoreLocation|com\.google\.android)/gm,
    ),
    example: { name: "A.kt", text: "import android.location.LocationManager" },
  },
  {
    name: "no wake lock without an end",
    breaks: without(/\bacquire\(\s*\)/g),
    example: { name: "A.kt", text: "lock.acquire()" },
  },
  {
    name: "the engine knows no platform",
    breaks: ({ name, text }) =>
      /(^|\/)[eE]ngine\//.test(name)
        ? [
            ...text.matchAll(
              /^import (?!kotlin|java\.|javax\.crypto|vn\.bluezone\.radio\.engine|Foundation$).*$/gm,
            ),
          ].map(([found]) => found)
        : [],
    example: { name: "engine/A.kt", text: "import android.os.Handler" },
  },
  {
    name: "no bytes in a record, nor in a list or a map that is handed over",
    breaks: bytesInside,
    example: EXAMPLES,
  },
];

/** Without comments: what is said of a thing is not its use. */
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");

const sources = (): Source[] =>
  filesOf(join(MODULE, "android/src/main"), join(MODULE, "ios"), join(MODULE, "face.ts"))
    .filter((file) => /\.(kt|java|swift|ts)$/.test(file) && !/[/]Tests[/]/.test(file))
    .map((file) => ({ name: relative(MODULE, file), text: code(readFileSync(file, "utf8")) }));

export const lint: Part = async () => {
  const all = sources();
  return RULES.map(({ name, breaks, example }) => {
    const wrong = all.flatMap((source) => breaks(source).map((place) => `${source.name}: ${place}`));
    if (all.length === 0) wrong.push("no source was read");
    for (const one of [example].flat())
      if (breaks(one).length === 0) wrong.push(`negative control: not found in "${one.text}"`);
    return held(`lint: ${name}`, wrong, `${all.length} files`);
  });
};
