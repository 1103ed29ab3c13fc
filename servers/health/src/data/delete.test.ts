/** [V10] A deletion against its refusal, and a deletion that is broken off: what is refused deletes nothing, what is decided ends. */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import {
  answerDataRequest,
  deletePerson,
  listDataRequests,
  openDataRequest,
  readDataRequest,
} from "@bluezone/contract/health/data";
import { Days, Hours, minus } from "@bluezone/protocol/time";
import { type Blobs, memoryBlobs } from "@bluezone/server-kit/files/blobs";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { ms } from "../tables.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { addCaseOf } from "../testing/somebody.ts";

let at: TestHealth;
let officer: SignedIn;
let colleague: SignedIn;
/** What happens just before a file is written. */
let beforePut: (name: string) => Promise<void> | void;
before(async () => {
  const kept = memoryBlobs();
  const blobs: Blobs = {
    ...kept,
    async put(name, bytes, type) {
      await beforePut(name);
      await kept.put(name, bytes, type);
    },
  };
  at = await testHealth(
    { HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h", HEALTH_SESSION: "7d" },
    { blobs },
  );
  officer = await at.as("data-protection-officer", "89-health-department");
  colleague = await at.as("data-protection-officer", "889-medical-centre");
});
after(() => at?.close());
beforeEach(() => {
  beforePut = () => undefined;
});

/** Somebody with a case who asked to be deleted. */
async function asked(): Promise<{ readonly personId: string; readonly id: string }> {
  const { personId } = await addCaseOf(at, at.clock.now(), {});
  const { request } = await officer.post(openDataRequest, { personId, kind: "delete", proof: "in-person" });
  return { personId, id: request.id };
}
const refuse = (id: string) =>
  colleague.tries(answerDataRequest, { id, version: 1, refusal: "Hồ sơ còn phải giữ" });
const isThere = async (personId: string): Promise<boolean> =>
  (await at.database.db.selectFrom("person").select("id").where("id", "=", personId).execute()).length > 0;
const stateOf = async (id: string) => (await officer.post(readDataRequest, { id })).request.state;
const noted = (subject: string) =>
  at.database.db
    .selectFrom("staff_audit")
    .select(["actor", "action"])
    .where("subject", "=", subject)
    .where("action", "like", "data.%")
    .orderBy("n")
    .execute();

test("[V10] an officer refuses at the very moment in which another deletes: the person is gone, or the request is refused, never both", async () => {
  const { personId, id } = await asked();
  let answer: Awaited<ReturnType<typeof refuse>> | undefined;
  beforePut = async (name) => {
    if (name.startsWith("ledger/")) answer ??= await refuse(id);
  };
  const { request } = await officer.post(deletePerson, { id, version: 1 });
  await at.health.runJobs(at.clock.now());
  assert.equal(answer?.code, "conflict", "what is being deleted cannot be refused any more");
  assert.deepEqual([request.state, await stateOf(id), await isThere(personId)], ["done", "done", false]);
});

test("[V10] in 25 races of a deletion and its refusal one of them wins, and the person is there exactly when the refusal did", async () => {
  const all: { readonly personId: string; readonly id: string }[] = [];
  for (let n = 0; n < 25; n += 1) all.push(await asked());
  const races = await Promise.all(
    all.map(async ({ id }, n) => {
      const both = [() => officer.tries(deletePerson, { id, version: 1 }), () => refuse(id)];
      const started = (n % 2 ? both : both.toReversed()).map((begin) => begin());
      return (await Promise.all(started)).filter(({ status }) => status === 200).length;
    }),
  );
  await at.health.runJobs(at.clock.now());
  assert.deepEqual([...new Set(races)], [1]);
  for (const { personId, id } of all)
    assert.equal(await isThere(personId), (await stateOf(id)) === "refused", "as its request says");
});

test("[V10] a deletion that comes after its refusal deletes nothing, now and by the hourly job", async () => {
  const { personId, id } = await asked();
  assert.equal((await refuse(id)).status, 200);
  assert.equal((await officer.tries(deletePerson, { id, version: 1 })).code, "conflict");
  at.clock.advance(Hours(1));
  await at.health.runJobs(at.clock.now());
  assert.deepEqual([await stateOf(id), await isThere(personId)], ["refused", true]);
  assert.ok(!(await at.blobs.list("ledger/")).some((name) => name.includes(personId)));
});

test("[V10] a deletion that dies before its ledger, or right after it, is finished by the job or by asking again, and is in the audit log", async () => {
  for (const died of ["before", "after"] as const)
    for (const by of ["job", "officer"] as const) {
      const { personId, id } = await asked();
      const put = at.blobs.put;
      beforePut = async (name) => {
        if (!name.startsWith("ledger/")) return;
        beforePut = () => undefined;
        if (died === "after") await put(name, Buffer.from("{}"), "application/json");
        throw new Error("the process dies");
      };
      assert.equal((await officer.tries(deletePerson, { id, version: 1 })).status, 500);
      assert.deepEqual([await stateOf(id), await isThere(personId)], ["deleting", true]);
      const { requests, open } = await officer.post(listDataRequests, { state: "open" });
      assert.deepEqual([requests.map((one) => one.id), open], [[id], 1], "it waits still");
      assert.equal((await refuse(id)).code, "conflict");
      if (by === "job") {
        at.clock.advance(Hours(1));
        await at.health.runJobs(at.clock.now());
      } else await officer.post(deletePerson, { id, version: 1 });
      const { request } = await officer.post(readDataRequest, { id });
      assert.deepEqual(
        [request.state, request.answeredBy, await isThere(personId)],
        ["done", officer.name, false],
      );
      assert.ok(request.erased?.some(({ table, before }) => table === "person" && before === 1));
      const actor = { job: "server", officer: officer.id }[by];
      assert.deepEqual(
        (await noted(id)).map(({ action }) => action),
        ["data.open", "data.delete"],
      );
      assert.deepEqual(await noted(personId), [{ actor, action: "data.erase" }]);
    }
});

test("[V10] whoever asked twice is deleted once, and the second request is answered by the same deletion", async () => {
  const { personId, id } = await asked();
  const { request: second } = await officer.post(openDataRequest, {
    personId,
    kind: "delete",
    proof: "called-back",
  });
  await officer.post(deletePerson, { id, version: 1 });
  assert.deepEqual([await stateOf(id), await stateOf(second.id)], ["done", "done"]);
});

test("an answered request opens what is kept of somebody on the day of its answer, for the paper, and not afterwards", async () => {
  const { personId } = await addCaseOf(at, at.clock.now(), {});
  const { request } = await officer.post(openDataRequest, { personId, kind: "see", proof: "in-person" });
  const { id } = request;
  await officer.post(answerDataRequest, { id, version: 1, refusal: null });
  const paper = async () => (await officer.get(`/api/health/data/pdf/${id}`)).status;
  const now = await officer.post(readDataRequest, { id });
  assert.deepEqual([now.person?.id, now.held.length > 0, await paper()], [personId, true, 200]);
  await at.database.db
    .updateTable("data_request")
    .set({ answered_ms: ms(minus(at.clock.now(), Days(1))) })
    .where("id", "=", id)
    .execute();
  const { person, standing, held, readings, request: later } = await officer.post(readDataRequest, { id });
  assert.deepEqual([person, standing, held, readings, await paper()], [null, null, [], [], 404]);
  assert.deepEqual([later.state, later.name], ["done", now.person?.name]);
});
