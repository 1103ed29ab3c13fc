/** What every store holds to: the memory one here, and each adapter. A rule throws when it is broken; no test runner is needed. */
import type { Store } from "../ports.ts";

/** One rule. */
export interface StoreRule {
  /** A sentence that is true of every store. */
  readonly says: string;
  /**
   * Throws when it is not.
   * @param open opens the same store again each time, as a phone that was restarted does; the first one is empty.
   */
  holds(open: () => Promise<Store>): Promise<void>;
}

function same(found: unknown, wanted: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}

const deep = { text: "Ẳ Ễ Ộ", list: [1, -0.5, null, true], nested: { empty: {} } };

export const STORE_RULES: readonly StoreRule[] = [
  {
    says: "a document comes back as it was written, also after a restart; one never written is undefined",
    async holds(open) {
      const store = await open();
      same((await store.get("a")) === undefined, true, "a document never written");
      await store.commit({ a: deep });
      same(await store.get("a"), deep, "the document");
      same(await (await open()).get("a"), deep, "the document after a restart");
    },
  },
  {
    says: "a commit writes and removes at once, and undefined removes",
    async holds(open) {
      const store = await open();
      await store.commit({ a: 1, b: 2 });
      await store.commit({ a: undefined, b: 3, c: null });
      same(
        [(await store.get("a")) === undefined, await store.get("b"), await store.get("c")],
        [true, 3, null],
        "after",
      );
    },
  },
  {
    says: "a commit that cannot be written as JSON changes nothing",
    async holds(open) {
      const store = await open();
      await store.commit({ a: 1 });
      const loop: Record<string, unknown> = {};
      loop["itself"] = loop;
      let refused = false;
      try {
        await store.commit({ a: 2, b: loop });
      } catch {
        refused = true;
      }
      same(
        [refused, await store.get("a"), (await store.get("b")) === undefined],
        [true, 1, true],
        "after a refusal",
      );
    },
  },
  {
    says: "names are those with the prefix, sorted, taken literally",
    async holds(open) {
      const store = await open();
      await store.commit({ "heard/2": 1, "heard/1": 1, "heard%": 1, other: 1 });
      same(await store.names("heard/"), ["heard/1", "heard/2"], "names");
      same(await store.names("heard%"), ["heard%"], "names with a sign in them");
    },
  },
  {
    says: "a wipe leaves nothing, also after a restart",
    async holds(open) {
      const store = await open();
      await store.commit({ a: 1, "heard/1": 1 });
      await store.wipe();
      same(await store.names(""), [], "names");
      same(await (await open()).names(""), [], "names after a restart");
    },
  },
];
