/**
 * Writes what other people's software the app is made from, with its licences: `node checks/written/phone-licences.ts`. Walks the
 * dependencies of the phone in package-lock.json, and takes the copyright line from each package's own licence file.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** One package. */
export interface PackageLicence {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the package says. */
  readonly licence: string;
  /** The first line of its licence file that claims copyright; empty when there is none. */
  readonly copyright: string;
}

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const TOP = resolve(import.meta.dirname, "../..");
/** Where the list is. */
export const LIST = join(TOP, "apps/phone/src/screens/licences/packages.json");

/** What only builds the app; neither it nor what it alone needs is in the app. */
const BUILDS =
  /^(?:@babel\/(?!runtime$).*|@jest\/.*|@react-native\/(?:babel-.*|codegen|community-cli-plugin|gradle-plugin|metro-.*)|babel-.*|@expo\/(?:cli|config.*|devtools|env|fingerprint|image-utils|json-file|local-build-cache-provider|metro|metro-config|metro-file-map|osascript|package-manager|plist|prebuild-config|require-utils|schema-utils|spawn-async)|expo-build-properties|expo-modules-autolinking|hermes-.*|jest-.*|metro(?:-.*)?|react-devtools-core|tinyglobby|xml2js|yargs|connect|glob|chalk|commander|semver|ws)$/;

const FREE = /\bcopyright\b.*\b\d{4}|©|\bcopyright \(c\) \S/i;

function copyright(folder: string): string {
  if (!existsSync(folder)) return "";
  const file = readdirSync(folder).find((name) => /^licen[cs]e(?:[.-]|$)/i.test(name));
  if (file === undefined) return "";
  const lines = readFileSync(join(folder, file), "utf8").split("\n");
  const line = lines.map((text) => text.replace(/^[\s/*#>-]+/, "").trim()).find((text) => FREE.test(text));
  // A font's file names every one of its weights in one line.
  const short = line !== undefined && line.length > 160 ? /^.{1,160}?\)(?= )/.exec(line)?.[0] : line;
  return (short ?? "").replace(/ ?<[^>]*@[^>]*>/, "").normalize("NFC");
}

/** Every package, by name and version. */
export function licensed(): readonly PackageLicence[] {
  const lock = JSON.parse(readFileSync(join(TOP, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, LockEntry>>;
  };
  /** Where Node finds a package from another: in its own node_modules or those above. */
  function found(from: string, name: string): string | undefined {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
      const place = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
      if (lock.packages[place]) return place;
      if (at === "") return undefined;
    }
  }
  const seen = new Set<string>();
  function walk(place: string): void {
    const entry = lock.packages[place];
    if (!entry || seen.has(place)) return;
    seen.add(place);
    if (entry.link) walk(entry.resolved ?? "");
    for (const name of Object.keys(entry.dependencies ?? {})) {
      const next = BUILDS.test(name) ? undefined : found(place, name);
      if (next !== undefined) walk(next);
    }
  }
  walk("apps/phone");
  const packages = [...seen].flatMap((place) => {
    const { version = "", license = "" } = lock.packages[place] ?? {};
    const name = place.split("node_modules/").at(-1)!;
    if (!place.includes("node_modules/") || name.startsWith("@bluezone/")) return [];
    return [{ name, version, licence: license, copyright: copyright(join(TOP, place)) }];
  });
  const keyed = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** The list as it stands in its file. */
export const listText = (packages: readonly PackageLicence[]): string =>
  `${JSON.stringify(packages, null, 2)}\n`;

if (import.meta.main) writeFileSync(LIST, listText(licensed()));
