/**
 * The declarations tell since which level a member is there, and leave it out where it always was; and where they do not know better:
 * `ScanSettings.Builder.setScanType` of API 36.1 has none. So a member without a level, in a class where others have one, must be in
 * the declarations that were made of the oldest level's own classes.
 */
import { type DeclaredClass, internalName, type Member } from "./declarations.ts";
import { shape } from "./stubs.ts";

type Classes = ReadonlyMap<string, DeclaredClass>;

const ANDROID = /^(android|dalvik|java|javax|org\/json)\//;

const classes = (all: readonly DeclaredClass[]): Classes => new Map(all.map((one) => [one.name, one]));

/** What `look` finds in a class or, if nothing, above it. */
function upwards<T>(all: Classes, name: string, look: (of: DeclaredClass) => T | undefined): T | undefined {
  const at = all.get(name);
  if (!at) return undefined;
  const here = look(at);
  if (here !== undefined) return here;
  for (const above of [at.extends, ...at.implements]) {
    const there = upwards(all, internalName(above.replace(/<.*>/, "").trim()), look);
    if (there !== undefined) return there;
  }
  return undefined;
}

/** A type as both generations of declarations have it. */
const plain = (type: string): string => type.replace(/ \| null|\b(androidNative|native)\.|\s/g, "");

/** Whether both are the same member. Of Java's own, whose types have letters for names, those with as many parameters. */
const same =
  (of: DeclaredClass, one: Member) =>
  (other: Member): boolean =>
    one.kind === other.kind &&
    one.name === other.name &&
    one.params.length === other.params.length &&
    (of.name.startsWith("java") ||
      one.params.every(({ type }, i) => plain(type) === plain(other.params[i]!.type)));

/**
 * Each use of a member without a level that is not in the old declarations either, as a person reads it. `references`: lines of
 * References.java.
 */
export function withoutLevel(
  now: readonly DeclaredClass[],
  old: readonly DeclaredClass[],
  references: string,
): readonly string[] {
  const [declared, before] = [classes(now), classes(old)];
  const wrong = new Set<string>();
  for (const line of references.split("\n")) {
    const [kind, from, at, owner, name, descriptor] = line.split("\t");
    if (kind !== "R" || !ANDROID.test(owner!)) continue;
    const used = upwards(declared, owner!, (of) => {
      const member = of.members.find((one) => {
        const as = shape(of, one);
        return as.name === name && (as.descriptor === descriptor || of.name.startsWith("java"));
      });
      return member && { of, member };
    });
    if (!used || used.member.since > 0 || !used.of.members.some(({ since }) => since > 0)) continue;
    const was = upwards(before, owner!, (of) => of.members.find(same(used.of, used.member)));
    if (!was)
      wrong.add(`${from}:${at}: ${owner}.${name} has no level, and is not in the oldest declarations`);
  }
  return [...wrong];
}
