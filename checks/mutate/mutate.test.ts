/** The mutation tool over a room of its own making. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { EQUIVALENT } from "./equivalent.ts";
import { figure, type Hunt, hunt, type MutantResult, score } from "./hunt.ts";
import { draw, type Kind, mutantsOf } from "./points.ts";

const SOURCE = `export function ticket(age: number): string {
  if (age < 0) throw new RangeError("an age is not below 0");
  return age < 18 ? "child" : "adult";
}
export const unused = (n: number): number => n + 1;
`;
const TEST = `import assert from "node:assert/strict";
import { test } from "node:test";
import { ticket } from "./ticket.ts";
test("a child is a child", () => {
  assert.equal(ticket(10), "child");
  assert.equal(ticket(40), "adult");
});
`;
const FAR = `import { test } from "node:test";
import { ticket } from "../ticket.ts";
test("a ticket is there", () => void ticket(10));
`;
const ROOM = "packages/gate";
/** The nearest first. */
const TESTS = [`${ROOM}/src/ticket.test.ts`, `${ROOM}/src/window/far.test.ts`];

let root: string;
before(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "bluezone-mutants-")));
  const files = {
    "package.json": '{ "type": "module" }',
    [`${ROOM}/package.json`]: '{ "name": "@bluezone/gate", "type": "module" }',
    [`${ROOM}/src/ticket.ts`]: SOURCE,
    [`${ROOM}/src/ticket.test.ts`]: TEST,
    [`${ROOM}/src/window/far.test.ts`]: FAR,
    [`${ROOM}/src/away.test.ts`]: 'import { test } from "node:test";\ntest("of something else", () => {});\n',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
});
after(() => rmSync(root, { recursive: true }));

const meet = (asked: Partial<Hunt>) =>
  hunt({
    root,
    room: ROOM,
    seed: "1",
    sample: 100,
    kinds: [],
    width: "servers",
    pool: 2,
    known: [],
    refuses: () => false,
    told: () => undefined,
    ...asked,
  });
const ends = (met: readonly MutantResult[]) =>
  Object.fromEntries(
    met.map(({ mutant: { kind, change, line }, end }) => [`${line} ${kind} ${change}`, end]),
  );

test("what a test holds is noticed, what no test asks survives, and the source is as it was", async () => {
  const { met, broken } = await meet({ kinds: ["negate", "bound", "guard"] });
  assert.deepEqual(ends(met), {
    "2 negate negated": "killed",
    "2 bound < → <=": "survived",
    "2 guard refusal gone": "survived",
    "3 negate negated": "killed",
    "3 bound < → <=": "survived",
  });
  for (const { end, ran } of met) assert.deepEqual(ran, TESTS.slice(0, end === "killed" ? 1 : 2));
  assert.deepEqual(broken, []);
  assert.deepEqual(score(met), { noticed: 2, of: 5 });
  assert.equal(readFileSync(join(root, `${ROOM}/src/ticket.ts`), "utf8"), SOURCE);
});

test("a place that no test executes is met by none; refused and equivalent ones are apart and count for nothing", async () => {
  const [edge, unused] = [
    'return age < 18 ? "child" : "adult";',
    "export const unused = (n: number): number => n + 1;",
  ];
  const { met } = await meet({
    kinds: ["bound", "number"],
    known: [{ file: `${ROOM}/src/ticket.ts`, text: edge, change: "< → <=", why: "Nobody is 18." }],
    refuses: ({ change }) => change === "0 → 1",
  });
  const all = ends(met);
  assert.equal(all["3 bound < → <="], "equivalent");
  assert.equal(all["2 number 0 → 1"], "refused");
  assert.deepEqual(met.find(({ mutant }) => mutant.text === unused)?.ran, []);
  assert.deepEqual(score(met), { noticed: 0, of: 3 });
});

test("a costly test meets what no other notices, and counts among the nearest all the same", async () => {
  const [costly, other] = TESTS;
  const met = async (most: number) => {
    const asked = { kinds: ["negate"], most, isCostly: (test: string) => test === costly } as const;
    return (await meet(asked)).met.map(({ mutant, end, ran }) => [mutant.line, end, ran]).sort();
  };
  assert.deepEqual(await met(2), [
    [2, "killed", [other]],
    [3, "killed", [other, costly]],
  ]);
  assert.deepEqual(await met(1), [
    [2, "killed", [costly]],
    [3, "killed", [costly]],
  ]);
});

test("every mutant that is named as equivalent is still there", () => {
  const checkout = join(import.meta.dirname, "../..");
  const inFile = new Map<string, ReturnType<typeof mutantsOf>>();
  const found = (file: string) => {
    const known = inFile.get(file) ?? mutantsOf(file, readFileSync(join(checkout, file), "utf8"));
    inFile.set(file, known);
    return known;
  };
  for (const { file, text, change } of EQUIVALENT)
    assert.ok(
      found(file).some((mutant) => mutant.text === text && mutant.change === change),
      `${file}: ${text}: ${change}`,
    );
});

test("the same seed draws the same mutants, and a line more moves none of the others", () => {
  const names = (source: string) =>
    draw(mutantsOf("a.ts", source), "7", 4).map(({ text, change }) => text + change);
  assert.deepEqual(names(SOURCE), names(`/** New. */\n${SOURCE}`));
  assert.equal(names(SOURCE).length, 4);
});

test("reach, audit, locks and filters are found where they stand", () => {
  const kindsIn = (source: string): readonly Kind[] => mutantsOf("a.ts", source).map(({ kind }) => kind);
  const query =
    'q.selectFrom("a").where(inScope(scope, "a.unit_path")).where("state", "=", "new").forUpdate();';
  assert.deepEqual(kindsIn(query).toSorted(), ["lock", "scope", "where"]);
  assert.deepEqual(kindsIn("await staff.audit(trx, now, {});"), ["audit"]);
  assert.deepEqual(kindsIn('if (!within(scope, at)) throw new Fault("not_found");'), [
    "negate",
    "scope",
    "scope",
  ]);
  assert.deepEqual(kindsIn('q.where("day", "<", today)'), ["where", "bound"]);
  assert.deepEqual(kindsIn("type Three = 3; import x from 'y';"), []);
});

test("the figure says how sure it is", () => {
  assert.equal(figure({ noticed: 67, of: 99 }), "67 of 99 noticed, 68 % (95 % interval 58 to 76)");
  assert.equal(figure({ noticed: 0, of: 0 }), "none could be noticed");
});
