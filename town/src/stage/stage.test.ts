/** The stage over real HTTP, without a town behind it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { type TestContext, test } from "node:test";
import { setTimeout as pass } from "node:timers/promises";
import { openStage } from "./stage.ts";

async function opened(t: TestContext) {
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
  return stage;
}

test("an address that cannot be read is one at which nothing is, and the stage goes on", async (t) => {
  const stage = await opened(t);
  const statusOf = async (path: string) => {
    const asked = request(`${stage.url}${path}`, { signal: AbortSignal.timeout(5_000) }).end();
    const [answer] = await once(asked, "response");
    answer.resume();
    return answer.statusCode;
  };
  assert.equal(await statusOf("/phone/sau/%E0%A4%A"), 404);
  assert.equal(await statusOf("/phone/sau/"), 404);
});

test("who is refused a line and breaks it off does not end the stage", async (t) => {
  const stage = await opened(t);
  const uncaught: unknown[] = [];
  const note = (error: unknown) => void uncaught.push(error);
  process.on("uncaughtExceptionMonitor", note);
  t.after(() => process.off("uncaughtExceptionMonitor", note));
  for (let i = 0; i < 40; i += 1) {
    const socket = connect(Number(new URL(stage.url).port), "127.0.0.1").on("error", () => {});
    await once(socket, "connect");
    socket.write("GET /stage HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n");
    await pass(i % 3);
    socket.resetAndDestroy();
  }
  await pass(200);
  assert.deepEqual(uncaught, []);
});
