import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { Milliseconds } from "@bluezone/protocol/time";
import { Secret } from "@bluezone/server-kit/start/secret";
import { parsePhone } from "@bluezone/vietnamese/phone";
import { webhookSms } from "./webhook.ts";

const key = new Uint8Array(32).fill(7);
const phone = parsePhone("0912 345 678")!;
const got: { headers: IncomingHttpHeaders; body: string }[] = [];
let reply: number | "silence" | "cut" = 200;
const gateway = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", (part: string) => {
    body += part;
  });
  request.on("end", () => {
    got.push({ headers: request.headers, body });
    if (reply === "cut") request.socket.destroy();
    else if (reply !== "silence") response.writeHead(reply, { location: "/" }).end("thanks");
  });
});
let url = "";
before(async () => {
  await new Promise<void>((listening) => gateway.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/sms`;
});
after(() => {
  gateway.closeAllConnections();
  gateway.close();
});

const sms = () => webhookSms({ url, secret: new Secret(key), timeout: Milliseconds(300) });

test("a message is one signed POST: number and text as they are, HMAC-SHA-512 of the body in X-Signature", async () => {
  reply = 202;
  assert.deepEqual(await sms().send(phone, "Kết quả dương tính"), { ok: true });
  const { headers, body } = got.at(-1)!;
  assert.deepEqual(JSON.parse(body), { phone: "+84912345678", message: "Kết quả dương tính" });
  assert.equal(headers["x-signature"], createHmac("sha512", key).update(body).digest("hex"));
});

test("a gateway that says no, breaks, redirects, cuts, stays silent or is gone is a coded failure", async () => {
  const cases = [
    [403, "refused"],
    [503, "unreachable"],
    [302, "unreachable"],
    ["cut", "unreachable"],
    ["silence", "timeout"],
  ] as const;
  for (const [how, reason] of cases) {
    reply = how;
    assert.deepEqual(await sms().send(phone, "x"), { ok: false, reason }, String(how));
  }
  const gone = webhookSms({ url: "http://127.0.0.1:9/", secret: new Secret(key) });
  assert.deepEqual(await gone.send(phone, "x"), { ok: false, reason: "unreachable" });
});
