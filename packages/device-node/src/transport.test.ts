import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { Seconds } from "@bluezone/protocol/time";
import { nodeTransport } from "./transport.ts";

async function server(t: { after(done: () => void): void }, answer: RequestListener) {
  const http = createServer(answer);
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  t.after(() => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

test("headers go out in their order, a body arrives whole, the answer's headers are lower case", async (t) => {
  let seen: unknown;
  const url = await server(t, (request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      seen = { body, names: request.rawHeaders.filter((_, i) => i % 2 === 0) };
      response.writeHead(201, { ETag: '"x"' }).end("Ẳ");
    });
  });
  const transport = nodeTransport();
  t.after(() => transport.close());
  const answer = await transport({ method: "POST", url, headers: { b: "1", a: "2" }, body: "Ễ" });
  assert.deepEqual(seen, { body: "Ễ", names: ["b", "a", "content-length", "Host", "Connection"] });
  assert.deepEqual(
    [answer.status, answer.headers["etag"], Buffer.from(answer.body).toString()],
    [201, '"x"', "Ẳ"],
  );
});

test("no answer, a cut answer and a late answer reject", async (t) => {
  const cut = await server(t, (_, response) => {
    response.writeHead(200, { "content-length": "100" }).write("half");
    setTimeout(() => response.destroy(), 20);
  });
  const silent = await server(t, () => undefined);
  const transport = nodeTransport(Seconds(0.2));
  t.after(() => transport.close());
  for (const url of ["http://127.0.0.1:1", cut, silent])
    await assert.rejects(transport({ method: "GET", url, headers: {} }), url);
});
