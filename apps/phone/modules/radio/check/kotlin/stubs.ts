/**
 * Declarations as lines for `Stubs.java`, which writes them as class files without code: what Kotlin is compiled against, since
 * Android's own are in no registry that a plain machine reaches. Tab-separated: C class, F field, M method.
 */
import { type DeclaredClass, internalName, type Member } from "./declarations.ts";
import { javaType, numbersIn } from "./java-type.ts";
import { NUMBERS, VARARGS } from "./numbers.ts";

/** What a stub is made for: the rest comes from the JDK. */
const OURS = /^(android|androidx|dalvik|org\/json)\//;
/** Android's own types refer to each other by these roots; whatever else they name is taken to be an object. */
const OBJECT = "java/lang/Object";

/** Of every object, and final: the declarations repeat them where a class has others of the same name. */
const FINAL = ["notify()V", "notifyAll()V", "wait()V", "getClass()Ljava/lang/Class;"];

const withoutArguments = (type: string): string => type.replace(/<.*>/, "").trim();

/** The letters of a member's numbers, one a place; an int where the table is silent. */
function letters({ name }: DeclaredClass, { name: member, params, type }: Member): (at: number) => string {
  const places = [...params.map((param) => param.type), type].map(numbersIn);
  const count = places.reduce((sum, n) => sum + n, 0);
  const told = NUMBERS[`${name}.${member}`];
  const chosen = told?.length === count ? told : undefined;
  return (at) => chosen?.[places.slice(0, at).reduce((sum, n) => sum + n, 0)] ?? "I";
}

/** A member as class files name it. */
export interface Shape {
  readonly name: string;
  readonly descriptor: string;
  readonly signature: string;
  readonly nullable: boolean;
  readonly nullableParams: readonly number[];
}

/** Name, descriptor and signature of a member. */
export function shape(of: DeclaredClass, member: Member): Shape {
  const letter = letters(of, member);
  const types = member.params.map(({ type }, i) => javaType(type, letter(i), of.typeParams));
  const result = javaType(member.type, letter(member.params.length), of.typeParams);
  if (member.kind === "field") return { ...result, name: member.name, nullableParams: [] };
  const join = (pick: "descriptor" | "signature"): string =>
    `(${types.map((type) => type[pick]).join("")})${member.kind === "constructor" ? "V" : result[pick]}`;
  return {
    name: member.kind === "constructor" ? "<init>" : member.name,
    descriptor: join("descriptor"),
    signature: join("signature"),
    nullable: result.nullable,
    nullableParams: types.flatMap(({ nullable }, i) => (nullable ? [i] : [])),
  };
}

function fieldLine({ static: isStatic, type }: Member, { name, descriptor }: Shape): string {
  const number = /^-?\d+$/.test(type) ? Number(type) : undefined;
  const value = number !== undefined || type.startsWith('"') ? type : "";
  // Too large for an int: a long.
  const of = number !== undefined && number !== (number | 0) ? "J" : descriptor;
  return ["F", isStatic ? "static" : "", name, of, value].join("\t");
}

/** The lines of all classes. */
export function stubLines(all: readonly DeclaredClass[]): string {
  const interfaces = new Set(all.filter((one) => one.interface).map(({ name }) => name));
  const lines: string[] = [];
  for (const of of all) {
    if (!OURS.test(of.name)) continue;
    const parent = internalName(withoutArguments(of.extends));
    const implemented = of.implements.map((one) => internalName(withoutArguments(one)));
    // The declarations know classes only: what "extends" an interface implements it.
    const parentIsInterface = interfaces.has(parent);
    const parents = parentIsInterface ? [parent, ...implemented] : implemented;
    const kind = of.interface ? "interface" : of.abstract ? "abstract" : "class";
    const generic = of.typeParams.map((name) => `${name}:Ljava/lang/Object;`).join("");
    const signature =
      generic === "" ? "" : `<${generic}>L${OBJECT};${parents.map((name) => `L${name};`).join("")}`;
    const above = of.interface || parentIsInterface || generic !== "" ? OBJECT : parent;
    lines.push(["C", kind, of.name, above, parents.join(","), signature].join("\t"));
    const seen = new Set<string>();
    for (const member of of.members) {
      if (of.interface && member.kind === "constructor") continue;
      const as = shape(of, member);
      const key = `${as.name}${member.kind === "field" ? "" : as.descriptor}`;
      if (seen.has(key) || FINAL.includes(key)) continue;
      seen.add(key);
      if (member.kind === "field") {
        lines.push(fieldLine(member, as));
        continue;
      }
      const { name, descriptor, nullable, nullableParams } = as;
      const modifier = member.static ? "static" : VARARGS.includes(`${of.name}.${name}`) ? "varargs" : "";
      const generics = as.signature === descriptor ? "" : as.signature;
      lines.push(
        [
          "M",
          modifier,
          name,
          descriptor,
          generics,
          nullable ? "nullable" : "",
          nullableParams.join(","),
        ].join("\t"),
      );
    }
  }
  return `${lines.join("\n")}\n`;
}
