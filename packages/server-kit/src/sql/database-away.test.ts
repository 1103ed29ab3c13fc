import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import pg from "pg";
import { hangingPostgres } from "../testing/hanging-postgres.ts";
import { isAway } from "./database-away.ts";

const away = (error: unknown): true => {
  assert.ok(isAway(error), String(error));
  return true;
};

test("whatever a client says once its connection is lost means that the database is away", async () => {
  const postgres = await hangingPostgres();
  const connected = async () => {
    const client = new pg.Client(postgres.url);
    client.on("error", () => {});
    await client.connect();
    return client;
  };
  const [idle, asked, ended] = [await connected(), await connected(), await connected()];
  const lost = once(idle, "error");
  postgres.hang();
  const unanswered = assert.rejects(asked.query("select 1"), away);
  await ended.end();
  await assert.rejects(ended.query("select 1"), away);
  await postgres.close();
  await unanswered;
  await lost;
  // As in the middle of a transaction, whose next statement finds the connection gone.
  await assert.rejects(idle.query("commit"), away);
  await assert.rejects(connected(), away);
});

test("what a database says of a statement does not mean that it is away", () => {
  assert.ok(!isAway(Object.assign(new Error("duplicate key"), { code: "23505" })));
  assert.ok(!isAway(Object.assign(new Error("no such file"), { code: "ENOENT", syscall: "open" })));
  assert.ok(!isAway(new Error("a defect")));
});
