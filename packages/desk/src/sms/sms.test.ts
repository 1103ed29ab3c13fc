import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { Secret } from "@bluezone/server-kit/start/secret";
import { parsePhone } from "@bluezone/vietnamese/phone";
import { failingSms, memorySms, type Sms, silentSms } from "./sms.ts";
import { webhookSms } from "./webhook.ts";

const phone = parsePhone("0912 345 678")!;
const gateway = createServer((request, response) => {
  request.resume().on("end", () => response.writeHead(request.url === "/good" ? 204 : 500).end());
});
let base = "";
before(async () => {
  await new Promise<void>((listening) => gateway.listen(0, "127.0.0.1", listening));
  base = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
});
after(() => gateway.close());

const webhook = (path: string) => webhookSms({ url: base + path, secret: new Secret(new Uint8Array(32)) });

test("every way to send takes a message or says in one word why not, and never throws", async () => {
  const ways: [Sms, boolean][] = [
    [silentSms, true],
    [memorySms(), true],
    [webhook("/good"), true],
    [failingSms(), false],
    [failingSms("timeout"), false],
    [webhook("/bad"), false],
  ];
  for (const [sms, ok] of ways)
    for (const text of ["Bluezone: mã mới", "x".repeat(1_000)]) {
      const result = await sms.send(phone, text);
      assert.equal(result.ok, ok);
      if (!result.ok) assert.match(result.reason, /^(refused|timeout|unreachable)$/);
    }
});
