/** Texts of Android's resources: their names, and the class of numbers that Android's build would make of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The names in a folder `values…`, sorted. */
export const resourceNames = (folder: string): string[] =>
  [...readFileSync(join(folder, "strings.xml"), "utf8").matchAll(/<string name="(\w+)">/g)]
    .map(([, name]) => name!)
    .sort();

/** The class R as lines for Stubs.java. */
export function resourceLines(res: string): string {
  const parent = "java/lang/Object";
  const lines = ["R", "R$string"].map((name) =>
    ["C", "class", `vn/bluezone/radio/${name}`, parent, "", ""].join("\t"),
  );
  const names = resourceNames(join(res, "values"));
  return `${[...lines, ...names.map((name, i) => ["F", "static", name, "I", `${i + 1}`].join("\t"))].join("\n")}\n`;
}
