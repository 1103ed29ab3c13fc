/** No file of any room reaches itself over what it imports, types included; in the apps no folder does. */
import assert from "node:assert/strict";
import { dirname, relative } from "node:path";
import { test } from "node:test";
import { BESIDE, importsOf, isTest, ROOMS, sources } from "./imports.ts";

/** The files of each circle: those that reach each other (strongly connected, by Tarjan's way). */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string): number => {
    const number = order.size;
    order.set(file, number);
    low.set(file, number);
    open.push(file);
    for (const next of imports.get(file) ?? []) {
      const reached = order.has(next) ? (open.includes(next) ? order.get(next)! : number) : visit(next);
      low.set(file, Math.min(low.get(file)!, reached));
    }
    const lowest = low.get(file)!;
    if (lowest === number) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1 || imports.get(file)?.includes(file)) found.push(circle.sort());
    }
    return lowest;
  };
  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return found;
}

test("no file reaches itself over its imports, types included", () => {
  const files = [...ROOMS, ...BESIDE].flatMap(sources);
  const imports = new Map(files.map((file) => [file, importsOf(file)]));
  assert.ok([...imports.values()].flat().length > files.length, "no import was followed");
  const found = circles(imports);
  assert.deepEqual(found, []);
});

/** What each child of a folder names of its other children: a child is a file or a folder beside others. */
function between(folder: string, files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const child = (file: string): string => relative(folder, file).split("/")[0] ?? "";
  const named = Map.groupBy(files, child).entries();
  return new Map(
    [...named].map(([name, own]) => [
      name,
      own
        .flatMap(importsOf)
        .filter((file) => file.startsWith(`${folder}/`) && child(file) !== name)
        .map(child),
    ]),
  );
}

/** Rooms whose folders stand in one order at every depth. */
for (const room of ["apps/console", "apps/phone"])
  test(`${room}: no folder reaches itself over those beside it`, () => {
    const files = sources(`${room}/src`).filter((file) => !isTest(file));
    const folders = new Set(files.map(dirname));
    for (const folder of folders) folders.add(dirname(folder));
    const found = [...folders]
      .filter((folder) => folder.startsWith(`${room}/src`))
      .flatMap((folder) =>
        circles(
          between(
            folder,
            files.filter((file) => file.startsWith(`${folder}/`)),
          ),
        ).map((circle) => `${folder}: ${circle.join(", ")}`),
      );
    assert.ok(folders.size > 10, "no folder was read");
    assert.deepEqual(found, []);
  });

test("a circle is found: the check can fail", () => {
  const found = (...pairs: [string, string[]][]) => circles(new Map(pairs));
  assert.deepEqual(found(["a", ["b"]], ["b", ["c"]], ["c", []]), []);
  assert.deepEqual(found(["a", ["a"]]), [["a"]]);
  assert.deepEqual(found(["a", ["b", "c"]], ["b", ["d"]], ["c", ["d"]], ["d", []]), []);
  assert.deepEqual(found(["a", ["b"]], ["b", ["c"]], ["c", ["b"]]), [["b", "c"]]);
  assert.deepEqual(found(["a", ["b"]], ["b", ["a", "c"]], ["c", ["d"]], ["d", ["e"]], ["e", ["c"]]), [
    ["c", "d", "e"],
    ["a", "b"],
  ]);
});
