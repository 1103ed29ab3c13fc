/** Which members of Android with numbers in them our class files use: what the declarations leave open is looked at by hand, once each. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const ANDROID = /^(android|org\/json)\//;
/** Whether a descriptor of a method has an int, a long, a byte and so on, alone or in an array. */
const hasNumber = (descriptor: string): boolean => /[IJBFDSC]/.test(descriptor.replace(/L[^;]*;/g, "L"));

/** The members, sorted. `references`: lines of References.java. */
function usedNumbers(references: string): string[] {
  const used = references.split("\n").flatMap((line) => {
    const [kind, , , owner, name, descriptor] = line.split("\t");
    const counts =
      kind === "R" && ANDROID.test(owner!) && descriptor!.startsWith("(") && hasNumber(descriptor!);
    return counts ? [`${owner}.${name} ${descriptor}`] : [];
  });
  return [...new Set(used)].sort();
}

/** What is used and was not looked at, and what was looked at and is not used any more. */
export function notLookedAt(references: string): string[] {
  const lines = readFileSync(join(import.meta.dirname, "used-numbers.txt"), "utf8").split("\n");
  const known = new Set(lines.filter((line) => line !== "" && !line.startsWith("#")));
  const used = usedNumbers(references);
  const unknown = used.filter((one) => !known.has(one)).map((one) => `to be looked up, then added: ${one}`);
  const over = [...known].filter((one) => !used.includes(one)).map((one) => `not used any more: ${one}`);
  return [...unknown, ...over];
}
