import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { Seconds } from "@bluezone/protocol/time";
import { Secret } from "../start/secret.ts";
import { testFolder } from "../testing/folder.ts";
import type { Timer } from "../time/timer.ts";
import { memoryBlobs } from "./blobs.ts";
import { folderBlobs } from "./blobs-folder.ts";
import { copyFiles } from "./copy-files.ts";
import type { FilesPlace } from "./files-place.ts";
import { demandNobodys, FilesOfAnother, giveTo, openOwnFiles } from "./own-files.ts";

const top = testFolder();
const fresh = async () => ({ at: "folder", folder: await mkdtemp(join(top, "files-")) }) as const;

test("an installation opens its files again and again; a second one with a database of its own does not start on them", async () => {
  const place = await fresh();
  await openOwnFiles(place, "keys, set up at one time");
  await openOwnFiles(place, "keys, set up at one time");
  for (const other of ["keys, set up at another", "rollout, set up at one time"])
    await assert.rejects(openOwnFiles(place, other), (error: Error) => {
      assert.ok(error instanceof FilesOfAnother);
      assert.ok(error.message.includes(place.folder) && error.message.includes(other), error.message);
      return true;
    });
});

test("what the sentence says works: without the file that names an installation the next one takes the place", async () => {
  const place = await fresh();
  await openOwnFiles(place, "a");
  await rm(join(place.folder, "installation.json"));
  await openOwnFiles(place, "b");
  await assert.rejects(openOwnFiles(place, "a"), FilesOfAnother);
});

test("a restore takes files over that are nobody's, and another installation's only when it is told to", async () => {
  const place = await fresh();
  const blobs = await folderBlobs(place.folder);
  await demandNobodys(blobs, place, false);
  await openOwnFiles(place, "a");
  await assert.rejects(demandNobodys(blobs, place, false), FilesOfAnother);
  await openOwnFiles(place, "a");
  await demandNobodys(blobs, place, true);
  await giveTo(blobs, "b");
  await openOwnFiles(place, "b");
});

const bucketAt = (endpoint: string): FilesPlace => ({
  at: "bucket",
  ...{ bucket: "files", prefix: "", region: "x", style: "path", keyId: "k" },
  ...{ secret: new Secret(Buffer.from("0123456789")), endpoint },
});

test("a store that does not answer keeps no server from starting", async () => {
  await openOwnFiles(bucketAt("http://127.0.0.1:1"), "a");
});

test("a store that takes a question and says nothing holds a start up for no longer than it may", {
  timeout: 20_000,
}, async (context) => {
  const mute = createServer(() => {});
  mute.listen(0, "127.0.0.1");
  await once(mute, "listening");
  context.after(() => {
    mute.closeAllConnections();
    mute.close();
  });
  const { port } = mute.address() as AddressInfo;
  const waited: number[] = [];
  const timer: Timer = { wait: async (length) => void waited.push(length) };
  await openOwnFiles(bucketAt(`http://127.0.0.1:${port}`), "a", timer);
  assert.deepEqual(waited, [Seconds(10)]);
});

test("a store that refuses us stops the start, also when it is the owner's name that we may not read or write", async (context) => {
  for (const refused of ["GET", "PUT"]) {
    const server = createServer(({ method }, response) => {
      response.writeHead(method === refused ? 403 : 404).end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    context.after(() => server.close());
    const { port } = server.address() as AddressInfo;
    await assert.rejects(openOwnFiles(bucketAt(`http://127.0.0.1:${port}`), "a"), /cannot be used/, refused);
  }
});

test("files are copied with their owner's name, and to no place that holds another's", async () => {
  const [from, to] = [memoryBlobs(), memoryBlobs()];
  await giveTo(from, "a");
  await giveTo(to, "b");
  await assert.rejects(
    copyFiles(from, to, () => "text/plain"),
    /files of another installation \("b"\)/,
  );
  await giveTo(to, "a");
  assert.deepEqual(await copyFiles(from, to, () => "text/plain"), { copied: 0, same: 1 });
});
