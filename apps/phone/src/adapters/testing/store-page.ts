/** What a page needs to try the browser's store: the adapter and the rules of every store, under one global name. */
import { STORE_RULES } from "@bluezone/device/doubles/store-rules";
import type { OpenedStore } from "../store/opened-store.ts";
import { openStore } from "../store/store.web.ts";

/** The page's side of the tests. */
export interface StorePage {
  readonly openStore: typeof openStore;
  /** Sentences of the rules. */
  readonly says: readonly string[];
  /** Rejects when the rule of this number is broken. Each open closes the one before, as a tab that is loaded again does. */
  holds(rule: number, name: string): Promise<void>;
  /** The store under test, kept between calls. */
  store?: OpenedStore;
}

const page: StorePage = {
  openStore,
  says: STORE_RULES.map(({ says }) => says),
  async holds(rule, name) {
    let before: OpenedStore | undefined;
    await STORE_RULES[rule]?.holds(async () => {
      await before?.close();
      before = await openStore(name);
      return before;
    });
    await before?.close();
  },
};
Object.assign(globalThis, { page });
