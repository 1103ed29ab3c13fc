import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createGroupCommit, type GroupCommit } from "./group-commit.ts";

/** An item touches each of its letters. */
type GroupLog = {
  readonly groups: string[][];
  /** The groups that were under way whenever one began, itself among them. */
  readonly together: (readonly string[])[][];
  readonly commits: GroupCommit<string, string>;
};

/** A database of groups whose writing ends when `turn` is called. */
function database(
  options: {
    fails?: (group: readonly string[]) => boolean;
    alive?: boolean;
    atOnce?: number;
    most?: number;
  } = {},
): GroupLog & { turn(): Promise<void> } {
  const { fails = () => false, alive = true, atOnce = 2, most = 4 } = options;
  const groups: string[][] = [];
  const together: (readonly string[])[][] = [];
  const writing = new Set<readonly string[]>();
  let gate = Promise.withResolvers<void>();
  const commits = createGroupCommit<string, string>({
    async write(group) {
      groups.push([...group]);
      writing.add(group);
      together.push([...writing]);
      await gate.promise;
      writing.delete(group);
      if (fails(group)) throw new Error(`not ${group}`);
      return group.map((item) =>
        item.startsWith("!")
          ? { status: "rejected", reason: new RangeError(item) }
          : { status: "fulfilled", value: `${item} written` },
      );
    },
    touches: (item) => [...item],
    answers: async () => alive,
    atOnce,
    most,
    mostWaiting: 6,
  });
  return {
    groups,
    together,
    commits,
    async turn() {
      gate.resolve();
      gate = Promise.withResolvers();
      await new Promise(setImmediate);
    },
  };
}

test("one that comes alone is written at once, a second beside it; what comes meanwhile is the next group, in order", async () => {
  const { groups, commits, turn } = database();
  const all = ["a", "b", "c", "d"].map((item) => commits.add(item));
  assert.deepEqual(groups, [["a"], ["b"]]);
  await turn();
  assert.deepEqual(groups, [["a"], ["b"], ["c", "d"]]);
  await turn();
  assert.deepEqual(
    await Promise.all(all),
    [..."abcd"].map((item) => `${item} written`),
  );
  await commits.drained();
  void commits.add("e");
  assert.deepEqual(groups.at(-1), ["e"]);
});

test("beside a large group a small one waits until it is half as large", async () => {
  const { groups, commits, turn } = database();
  for (const item of "xyabcd") void commits.add(item);
  await turn();
  assert.deepEqual(groups.slice(2), [["a", "b", "c", "d"]]);
  void commits.add("e");
  assert.equal(groups.length, 3);
  void commits.add("f");
  assert.deepEqual(groups.slice(3), [["e", "f"]]);
});

test("as many groups are under way as may be, each half as large as all before it together", async () => {
  const { groups, together, commits, turn } = database({ atOnce: 4 });
  for (const item of "abcdefghi") void commits.add(item);
  assert.deepEqual(groups, [["a"], ["b"], ["c"], ["d", "e"]]);
  assert.equal(together.at(-1)?.length, 4);
  await turn();
  assert.deepEqual(groups.slice(4), [["f", "g", "h", "i"]]);
  void commits.add("j");
  assert.equal(groups.length, 5);
  void commits.add("k");
  assert.deepEqual(groups.slice(5), [["j", "k"]]);
  for (const item of "lm") void commits.add(item);
  assert.equal(groups.length, 6);
  void commits.add("n");
  assert.deepEqual(groups.slice(6), [["l", "m", "n"]]);
  await turn();
  await commits.drained();
});

test("one group at a time: the next waits for it", async () => {
  const { groups, commits, turn } = database({ atOnce: 1 });
  for (const item of "abc") void commits.add(item);
  assert.deepEqual(groups, [["a"]]);
  await turn();
  assert.deepEqual(groups, [["a"], ["b", "c"]]);
});

test("what touches the same thing is never under way together, and never overtakes", async () => {
  const { groups, commits, turn } = database();
  for (const item of ["x", "y", "ab", "bc", "cd", "e"]) void commits.add(item);
  await turn();
  assert.deepEqual(groups.slice(2), [["ab", "e"]]);
  void commits.add("b");
  void commits.add("f");
  assert.deepEqual(groups.slice(3), [["f"]]);
  for (let i = 0; i < 4; i += 1) await turn();
  assert.deepEqual(groups.slice(4), [["bc"], ["cd", "b"]]);
});

test("a group has at most so many items, and beyond so many waiting nothing is taken", async () => {
  const { groups, commits, turn } = database({ most: 3 });
  const taken = [..."abcdefghijk"].map((item) => commits.add(item) !== undefined);
  assert.deepEqual(taken, [...Array(8).fill(true), false, false, false]);
  await turn();
  assert.deepEqual(groups.slice(2), [
    ["c", "d", "e"],
    ["f", "g", "h"],
  ]);
  assert.ok(commits.add("l"));
});

test("a refusal is its own item's; the others of the group are written", async () => {
  const { commits, turn } = database();
  for (const item of "xy") void commits.add(item);
  const all = Promise.allSettled([commits.add("a"), commits.add("!b"), commits.add("c")]);
  await turn();
  await turn();
  assert.deepEqual(
    (await all).map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled"],
  );
});

test("when one item spoils a group, each is tried once by itself and only that one fails", async () => {
  const { groups, commits, turn } = database({ fails: (group) => group.includes("p") });
  for (const item of "xy") void commits.add(item);
  const all = Promise.allSettled([commits.add("a"), commits.add("p"), commits.add("c")]);
  for (let i = 0; i < 5; i += 1) await turn();
  assert.deepEqual(groups.slice(2), [["a", "p", "c"], ["a"], ["p"], ["c"]]);
  assert.deepEqual(
    (await all).map((end) => (end.status === "fulfilled" ? end.value : String(end.reason))),
    ["a written", "Error: not p", "c written"],
  );
});

test("a database that is gone fails a whole group after one try", async () => {
  const { groups, commits, turn } = database({ fails: () => true, alive: false });
  const all = Promise.allSettled([..."abcd"].map((item) => commits.add(item)));
  await turn();
  await turn();
  assert.deepEqual(groups, [["a"], ["b"], ["c", "d"]]);
  assert.ok((await all).every(({ status }) => status === "rejected"));
  await commits.drained();
});

test("drained waits for everything that was taken", async () => {
  const { commits, turn } = database();
  let written = 0;
  for (const item of ["a", "b", "ab"]) void commits.add(item)?.then(() => (written += 1));
  const drained = commits.drained().then(() => written);
  for (let i = 0; i < 3; i += 1) await turn();
  assert.equal(await drained, 3);
});

test("whatever comes when: each item is written once, no more groups are under way than may be, none touches a thing twice, and each thing sees arrival order", async () => {
  const items = fc.array(fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 2 }), { maxLength: 12 });
  const waits = fc.array(fc.nat(3), { minLength: 12, maxLength: 12 });
  const limit = fc.constantFrom(1, 2, 4);
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(items, waits, limit, async (sent, pauses, atOnce) => {
      const { groups, together, commits, turn } = database({ atOnce });
      const taken: string[] = [];
      for (const [i, letters] of sent.entries()) {
        const item = letters.join("");
        if (commits.add(item)) taken.push(item);
        if (pauses[i] === 0) await turn();
      }
      for (let i = 0; i <= taken.length; i += 1) await turn();
      await commits.drained();
      assert.deepEqual(groups.flat().toSorted(), taken.toSorted());
      for (const underWay of together) {
        assert.ok(underWay.length <= atOnce);
        seen = Math.max(seen, underWay.length);
        const letters = [...underWay.flat().join("")];
        assert.equal(new Set(letters).size, letters.length);
      }
      for (const letter of "abcdefgh")
        assert.deepEqual(
          groups.flat().filter((item) => item.includes(letter)),
          taken.filter((item) => item.includes(letter)),
        );
    }),
    { numRuns: 600 },
  );
  assert.equal(seen, 4, "four were never under way together");
});
