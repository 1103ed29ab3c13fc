import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readSource } from "./source.ts";

test("a document is read from a file and from the web, and nothing is sent with the request", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-source-"));
  await writeFile(join(folder, "a.json"), "{}");
  await writeFile(join(folder, "long"), "x".repeat(262_145));
  assert.equal(await readSource(join(folder, "a.json")), "{}");
  await assert.rejects(readSource(join(folder, "long")), /too long/);
  await assert.rejects(readSource(join(folder, "none")));
  await rm(folder, { recursive: true });

  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    if (request.url === "/moved") response.writeHead(302, { location: "/a" });
    if (request.url === "/none") response.writeHead(404);
    response.end(request.url === "/long" ? "x".repeat(262_145) : "tốt");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    assert.equal(await readSource(`${url}/a`), "tốt");
    await assert.rejects(readSource(`${url}/long`), /too long/);
    await assert.rejects(readSource(`${url}/none`), /404/);
    await assert.rejects(readSource(`${url}/moved`));
    const [first] = asked;
    assert.deepEqual(
      [first?.method, first?.headers.cookie, first?.headers.referer],
      ["GET", undefined, undefined],
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
