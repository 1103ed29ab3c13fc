import assert from "node:assert/strict";
import { test } from "node:test";
import { Milliseconds, Seconds } from "@bluezone/protocol/time";
import { type Blobs, memoryBlobs, watchedBlobs } from "../files/blobs.ts";
import { manualClock } from "../testing/clock.ts";
import { etagOf } from "./etag.ts";
import { keepDocuments } from "./kept-documents.ts";

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

/** Documents of a store of which every reading is counted. */
async function opened(most?: number) {
  const clock = manualClock();
  const documents = keepDocuments(clock, most);
  const store = memoryBlobs();
  const reads: string[] = [];
  const counted: Blobs = {
    ...store,
    get: (name) => {
      reads.push(name);
      return store.get(name);
    },
  };
  const blobs = watchedBlobs(counted, documents.drop);
  await blobs.put("a.txt", bytes("one"), "text/plain");
  const read = (name = "a.txt") => documents.read(name, Seconds(1), () => blobs.get(name));
  return { clock, documents, store, blobs, reads, read };
}
const text = (document: { readonly body: Uint8Array } | undefined) =>
  document && Buffer.from(document.body).toString();

test("a document is read and hashed once while its copy is young, and once by all who ask together", async () => {
  const { clock, read, reads } = await opened();
  const [first, second] = await Promise.all([read(), read()]);
  clock.advance(Milliseconds(999));
  assert.equal(await read(), first);
  assert.equal(second, first);
  assert.deepEqual([first?.etag, text(first)], [etagOf(bytes("one")), "one"]);
  assert.deepEqual(reads, ["a.txt"]);
});

test("what is put or removed through the watched store is forgotten at once", async () => {
  const { blobs, read } = await opened();
  await read();
  await blobs.put("a.txt", bytes("two"), "text/plain");
  assert.equal(text(await read()), "two");
  await blobs.remove("a.txt");
  assert.equal(await read(), undefined);
});

test("what another instance puts is seen when the copy's time is over, and after a clock that was set back", async () => {
  const { clock, store, read } = await opened();
  await read();
  await store.put("a.txt", bytes("two"), "text/plain");
  assert.equal(text(await read()), "one");
  clock.advance(Seconds(1));
  assert.equal(text(await read()), "two");
  await store.put("a.txt", bytes("three"), "text/plain");
  clock.set(Milliseconds(clock.now() - 1) as never);
  assert.equal(text(await read()), "three");
});

test("a copy that was replaced while it was loaded is answered and not kept", async () => {
  const { documents, read, blobs } = await opened();
  const load = Promise.withResolvers<Uint8Array>();
  const old = documents.read("a.txt", Seconds(1), () => load.promise);
  await blobs.put("a.txt", bytes("two"), "text/plain");
  load.resolve(bytes("one"));
  assert.equal(text(await old), "one");
  assert.equal(text(await read()), "two");
});

test("nothing, and a failure, are asked for again", async () => {
  const { documents, blobs, read } = await opened();
  assert.equal(await read("b.txt"), undefined);
  await assert.rejects(documents.read("b.txt", Seconds(1), () => Promise.reject(new Error("away"))));
  await blobs.put("b.txt", bytes("there"), "text/plain");
  assert.equal(text(await read("b.txt")), "there");
});

test("copies take no more than their bytes: the one asked for longest ago goes, and a larger one is never kept", async () => {
  const { blobs, read, reads } = await opened(6);
  await blobs.put("b.txt", bytes("two"), "text/plain");
  await blobs.put("c.txt", bytes("3"), "text/plain");
  await blobs.put("d.txt", bytes("too long"), "text/plain");
  for (const name of ["a.txt", "b.txt", "a.txt", "c.txt", "a.txt", "b.txt", "d.txt", "d.txt"])
    await read(name);
  assert.deepEqual(reads, ["a.txt", "b.txt", "c.txt", "b.txt", "d.txt", "d.txt"]);
});
