/**
 * Whether everything that our class files use was there in the oldest Android that the app runs on: each reference is looked up in the
 * declarations, with the API level since when it is there. Values of constants are copied into our own files and need no looking up.
 */
import { type DeclaredClass, internalName } from "./declarations.ts";
import { shape } from "./stubs.ts";

/** Android's, and what of Java's Android has: these must be declared. */
const LOOKED_UP = /^(android|androidx|dalvik|java|javax|org\/json)\//;
const OURS = /^vn\/bluezone\//;
/** Written into every class of Kotlin's, and rewritten or there in every Android. */
const ALWAYS = /^java\/lang\/(Object|invoke\/.*)$/;

interface KnownClass {
  readonly since: number;
  readonly parents: readonly string[];
  /** By name and descriptor and, for Java's own whose numbers are not known, by name and number of parameters. */
  readonly members: ReadonlyMap<string, number>;
}

const parameterCount = (descriptor: string): number =>
  descriptor.startsWith("(")
    ? (descriptor.slice(1, descriptor.indexOf(")")).match(/\[*(L[^;]*;|[A-Z])/g) ?? []).length
    : -1;
const loosely = (name: string, descriptor: string): string => `${name}/${parameterCount(descriptor)}`;

/** What is declared, by class. */
export function knownOf(all: readonly DeclaredClass[]): ReadonlyMap<string, KnownClass> {
  const known = new Map<string, KnownClass>();
  for (const one of all) {
    const members = new Map<string, number>();
    const keep = (key: string, since: number): void => {
      members.set(key, Math.min(since, members.get(key) ?? Number.POSITIVE_INFINITY));
    };
    for (const member of one.members) {
      const { name, descriptor } = shape(one, member);
      keep(name + descriptor, member.since);
      keep(loosely(name, descriptor), member.since);
    }
    const parents = [one.extends, ...one.implements].map((name) =>
      internalName(name.replace(/<.*>/, "").trim()),
    );
    known.set(one.name, { since: one.since, parents, members });
  }
  return known;
}

/** Since when a member is there, in the class or above it; undefined when nobody has it. */
function sinceOf(
  known: ReadonlyMap<string, KnownClass>,
  owner: string,
  name: string,
  descriptor: string,
): number | undefined {
  const at = known.get(owner);
  if (!at) return undefined;
  const exactly = owner.startsWith("java") ? undefined : at.members.get(name + descriptor);
  const here = exactly ?? at.members.get(loosely(name, descriptor));
  if (here !== undefined) return Math.max(here, at.since);
  // A class without a constructor in the declarations has the one that every class has.
  if (name === "<init>") return at.since;
  return at.parents
    .map((parent) => sinceOf(known, parent, name, descriptor))
    .find((since) => since !== undefined);
}

/** The level that a class of ours asks for by its name: `Since29` is used only where the level was asked for (`unasked`). */
const askedFor = (from: string): number => Number(/Since(\d+)$/.exec(from)?.[1] ?? 0);

/** Each use of what was not there in `oldest`, or is in no Android: as a person reads it. `references`: lines of References.java. */
export function newerThan(
  known: ReadonlyMap<string, KnownClass>,
  references: string,
  oldest: number,
): string[] {
  const rows = references.split("\n").map((line) => line.split("\t"));
  const above = new Map(
    rows
      .filter(([kind]) => kind === "S")
      .map(([, name, parent, faces]) => [name!, [parent!, ...faces!.split(",")]]),
  );
  /** The first class above that is not ours. */
  const theirs = (owner: string): string[] =>
    OURS.test(owner) ? (above.get(owner) ?? []).flatMap(theirs) : [owner];
  const wrong = new Set<string>();
  const tell = (from: string, line: string, what: string, since: number | undefined): void => {
    if (since === undefined) wrong.add(`${from}:${line}: ${what} is in no Android`);
    else if (since > Math.max(oldest, askedFor(from)))
      wrong.add(`${from}:${line}: ${what} is there since API ${since}`);
  };
  for (const [kind, from, line, owner, name, descriptor] of rows) {
    if (kind === "T" && LOOKED_UP.test(owner!) && !ALWAYS.test(owner!))
      tell(from!, line!, owner!, known.get(owner!)?.since);
    if (kind !== "R" || above.get(owner!)?.length === 0) continue;
    const places = theirs(owner!).filter((place) => LOOKED_UP.test(place) && !ALWAYS.test(place));
    if (places.length === 0) continue;
    const found = places
      .map((place) => sinceOf(known, place, name!, descriptor!))
      .filter((since) => since !== undefined);
    // A member of our own class, or of one of Kotlin's above it.
    if (found.length === 0 && OURS.test(owner!)) continue;
    tell(from!, line!, `${owner}.${name}`, found[0]);
  }
  return [...wrong];
}

/** Lines that use a class `Since…` without asking for its level, or for a lower one. */
export const unasked = (source: string): string[] =>
  source.split("\n").filter((line) => {
    const used = /\bSince(\d+)\./.exec(line.replace(/\/\/.*|^\s*\*.*/, ""));
    const asked = /SDK_INT >= (\d+)\b/.exec(line);
    return used !== null && !(asked !== null && Number(asked[1]) >= Number(used[1]));
  });
