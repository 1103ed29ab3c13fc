import assert from "node:assert/strict";
import { test } from "node:test";
import { Seconds } from "@bluezone/protocol/time";
import { isAway } from "./database-away.ts";
import { chooser } from "./postgres-hosts.ts";

const host = (name: string) => ({ host: name, port: 5432 });
const [one, other] = [host("one"), host("other")];
const away = () => Promise.reject(Object.assign(new Error("away"), { code: "ECONNREFUSED" }));
const standby = () => Promise.reject(Object.assign(new Error("reads"), { code: "25006" }));

/** Two machines whose answers a test sets. */
function two(answers: Record<string, () => Promise<number>>) {
  const asked: string[] = [];
  const choose = chooser(
    [one, other],
    ({ host: name }) => {
      asked.push(name);
      return answers[name]!();
    },
    Seconds(60),
  );
  return { choose, answers, asked };
}

test("the machine that can be written is chosen, whichever is named first, and a promoted one after it", async () => {
  const { choose, answers } = two({ one: async () => 1, other: standby });
  assert.equal(await choose(), one);
  answers["one"] = away;
  await assert.rejects(choose(), (error) => isAway(error) && /reads/.test(String(error)));
  answers["other"] = async () => 2;
  assert.equal(await choose(), other);
});

test("of two machines that can be written the one that was promoted later is chosen, also when it answers later", async () => {
  const { choose } = two({
    one: async () => 1,
    other: () => new Promise((answer) => setImmediate(answer, 2)),
  });
  assert.equal(await choose(), other);
});

test("a former primary that comes back is not written again, not even while the promoted one is away", async () => {
  const { choose, answers } = two({ one: standby, other: async () => 2 });
  assert.equal(await choose(), other);
  Object.assign(answers, { one: async () => 1, other: away });
  await assert.rejects(choose(), isAway);
});

test("a machine that does not answer holds nobody up once the newest timeline is known", async () => {
  const { choose, answers } = two({ one: async () => 1, other: standby });
  await choose();
  answers["other"] = () => new Promise(() => {});
  assert.equal(await choose(), one);
});

test("connections that are opened at once ask each machine once", async () => {
  const { choose, asked } = two({ one: async () => 1, other: standby });
  assert.deepEqual(await Promise.all([choose(), choose(), choose()]), [one, one, one]);
  assert.deepEqual(asked, ["one", "other"]);
});
