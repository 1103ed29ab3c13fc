/** Doubles of the blob port, and the behaviour that every adapter has. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Blobs } from "../files/blobs.ts";
import { StoreError } from "../files/store-error.ts";

/** A store that passes calls on until `fail` is set, and then rejects each with what an overfull disk gives. */
export type FailingBlobs = Blobs & { fail: boolean };

/** Wraps a store so that it can fail. */
export function failingBlobs(blobs: Blobs): FailingBlobs {
  const failing: FailingBlobs = {
    fail: false,
    put: (...call) => attempt(() => blobs.put(...call)),
    get: (...call) => attempt(() => blobs.get(...call)),
    list: (...call) => attempt(() => blobs.list(...call)),
    remove: (...call) => attempt(() => blobs.remove(...call)),
  };
  async function attempt<T>(call: () => Promise<T>): Promise<T> {
    if (failing.fail) throw Object.assign(new Error("no space left on the device"), { code: "ENOSPC" });
    return call();
  }
  return failing;
}

/** A store whose puts can be held up on their way, for as long as a test likes. */
export type SlowBlobs = Blobs & {
  /**
   * Holds up the next put of a name that `is` finds. `sent` resolves once its giver has sent it; `arrive` lets it reach the
   * store, also when its giver has given up long ago.
   */
  hold(is: (name: string) => boolean): { readonly sent: Promise<void>; arrive(): Promise<void> };
};

/** Wraps a store so that it can be slow. */
export function slowBlobs(blobs: Blobs): SlowBlobs {
  type Held = {
    readonly is: (name: string) => boolean;
    readonly take: (put: () => Promise<void>) => Promise<void>;
  };
  const holds: Held[] = [];
  return {
    ...blobs,
    async put(name, ...rest) {
      const at = holds.findIndex(({ is }) => is(name));
      const put = () => blobs.put(name, ...rest);
      await (at < 0 ? put() : holds.splice(at, 1)[0]!.take(put));
    },
    hold(is) {
      const sent = Promise.withResolvers<void>();
      const gone = Promise.withResolvers<() => Promise<void>>();
      const done = Promise.withResolvers<void>();
      holds.push({
        is,
        take(put) {
          gone.resolve(put);
          sent.resolve();
          return done.promise;
        },
      });
      return {
        sent: sent.promise,
        async arrive() {
          await (await gone.promise)();
          done.resolve();
        },
      };
    },
  };
}

/** A store that lists a file only after `settle`, and a removed one until then: `get` knows better. */
export type LateBlobs = Blobs & { settle(): Promise<void> };

/** Wraps a store so that its lists come late. It begins settled. */
export function lateBlobs(blobs: Blobs): LateBlobs {
  let listed: readonly string[] | undefined;
  const all = async () => {
    listed ??= await blobs.list("");
    return listed;
  };
  return {
    ...blobs,
    async put(...call) {
      await all();
      await blobs.put(...call);
    },
    async remove(name) {
      await all();
      await blobs.remove(name);
    },
    list: async (prefix) => (await all()).filter((name) => name.startsWith(prefix)),
    async settle() {
      listed = await blobs.list("");
    },
  };
}

/** A store of which every `nth` put is answered with a fault after it took place, as by a proxy in front of it. */
export function lostAnswers(blobs: Blobs, nth: number): Blobs {
  let puts = 0;
  return {
    ...blobs,
    async put(...call) {
      await blobs.put(...call);
      puts += 1;
      if (puts % nth === 0) throw new StoreError("http_failed", "The object store answered with 502.");
    },
  };
}

/** The behaviour of every store, as tests named after it. `open` gives a fresh, empty one. */
export function blobsBehaviour(adapter: string, open: () => Promise<Blobs>): void {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const put = (blobs: Blobs, name: string, text: string) => blobs.put(name, bytes(text), "text/plain");

  test(`${adapter}: a file is found again byte for byte, also an empty and a binary one`, async () => {
    const blobs = await open();
    const all = Uint8Array.from({ length: 70_000 }, (_, i) => i & 255);
    await blobs.put("VN/1609053000-1609053600-00001.zip", all, "application/zip");
    await blobs.put("VN/empty.txt", new Uint8Array(0), "text/plain");
    assert.deepEqual(await blobs.get("VN/1609053000-1609053600-00001.zip"), all);
    assert.deepEqual(await blobs.get("VN/empty.txt"), new Uint8Array(0));
    assert.equal(await blobs.get("VN/none.txt"), undefined);
  });

  test(`${adapter}: a file put again is the new one`, async () => {
    const blobs = await open();
    await put(blobs, "a.txt", "a longer first text");
    await put(blobs, "a.txt", "second");
    assert.deepEqual(await blobs.get("a.txt"), bytes("second"));
    assert.deepEqual(await blobs.list(""), ["a.txt"]);
  });

  test(`${adapter}: bytes changed by their giver or taker change no file`, async () => {
    const blobs = await open();
    const given = bytes("abc");
    await blobs.put("a.txt", given, "text/plain");
    given.fill(0);
    (await blobs.get("a.txt"))!.fill(0);
    assert.deepEqual(await blobs.get("a.txt"), bytes("abc"));
  });

  test(`${adapter}: names are listed by prefix, sorted by their bytes`, async () => {
    const blobs = await open();
    for (const name of ["VN/b.txt", "VN/index/2020-12-27.txt", "VN/B.txt", "VN-AG/a.txt", "VN/a.txt"])
      await put(blobs, name, name);
    assert.deepEqual(await blobs.list("VN/"), [
      "VN/B.txt",
      "VN/a.txt",
      "VN/b.txt",
      "VN/index/2020-12-27.txt",
    ]);
    assert.deepEqual(await blobs.list("VN/i"), ["VN/index/2020-12-27.txt"]);
    assert.equal((await blobs.list("")).length, 5);
    assert.deepEqual(await blobs.list("none"), []);
  });

  test(`${adapter}: a removed file is gone, and removing it again does nothing`, async () => {
    const blobs = await open();
    await put(blobs, "a/b.txt", "x");
    await blobs.remove("a/b.txt");
    await blobs.remove("a/b.txt");
    assert.equal(await blobs.get("a/b.txt"), undefined);
    assert.deepEqual(await blobs.list(""), []);
    await put(blobs, "a/b.txt", "y");
    assert.deepEqual(await blobs.get("a/b.txt"), bytes("y"));
  });

  test(`${adapter}: of many puts at once one wins in whole`, async () => {
    const blobs = await open();
    const texts = Array.from({ length: 12 }, (_, i) => String(i).repeat(10_000 + i));
    await Promise.all(texts.map((text) => put(blobs, "VN/a.txt", text)));
    const got = new TextDecoder().decode(await blobs.get("VN/a.txt"));
    assert.ok(texts.includes(got));
    assert.deepEqual(await blobs.list(""), ["VN/a.txt"]);
  });

  test(`${adapter}: names that could leave the store, or stand where a folder must be, are refused`, async () => {
    const blobs = await open();
    const bad = [
      "",
      "a",
      "../a.txt",
      "a/../b.txt",
      "/a.txt",
      "a//b.txt",
      "a\\b.txt",
      ".a.txt",
      "a.txt/b.txt",
      "a b.txt",
      "a.txt\0",
      "ă.txt",
      `${"a".repeat(200)}.txt`,
    ];
    for (const name of bad) {
      await assert.rejects(put(blobs, name, "x"), RangeError, name);
      await assert.rejects(blobs.get(name), RangeError, name);
      await assert.rejects(blobs.remove(name), RangeError, name);
    }
    assert.deepEqual(await blobs.list(""), []);
  });
}
