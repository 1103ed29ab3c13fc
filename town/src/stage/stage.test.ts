/** The stage over real HTTP, without a town behind it. */
import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import { openStage } from "./stage.ts";

test("an address that cannot be read is one at which nothing is, and the stage goes on", async (t) => {
  const stage = await openStage({
    port: 0,
    files: new Map(),
    phoneApp: { file: () => undefined } as never,
    phone: () => ({}) as never,
    desk: async () => undefined,
    view: () => ({}) as never,
    act: async () => {},
  });
  t.after(() => stage.stop());
  const statusOf = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${stage.url}${path}`, { signal: AbortSignal.timeout(5_000) }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .once("error", reject)
        .end();
    });
  assert.equal(await statusOf("/phone/sau/%E0%A4%A"), 404);
  assert.equal(await statusOf("/phone/sau/"), 404);
});
