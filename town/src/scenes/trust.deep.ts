/** Only here: lists and configuration that are not what they should be: forged, held back, late, or out of date. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayIndexName, EXPORTS_ROOT, indexName } from "@bluezone/contract/keys/exports";
import { readExport, writeExport } from "@bluezone/protocol/export/export-file";
import { tekForDay } from "@bluezone/protocol/identity/tek";
import { type DiagnosisKey, diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import { between, Days, dayOf, eninAt, Hours, Minutes } from "@bluezone/protocol/time";
import { createLeases } from "@bluezone/server-kit/jobs/lease";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { Name } from "@bluezone/server-kit/measure/events";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { Forger } from "../actors/forger.ts";
import { derivedFrame, Replayer } from "../actors/replayer.ts";
import type { Resident } from "../people/resident.ts";
import { type Scene, scene } from "./scene.ts";

/** Everything that home says now. */
const home = (town: Scene, id: string) => {
  const { panel, bars } = town.resident(id).phone.state();
  return [panel, ...bars];
};
const says = (town: Scene, id: string) => home(town, id).map(({ is }) => is);
/** Why the phone does not rely on its lists; undefined when it does. */
const refusal = (town: Scene, id: string) =>
  home(town, id).flatMap((notice) => (notice.is === "lists-refused" ? [notice.why] : []))[0];
const todaysIndex = (town: Scene) => EXPORTS_ROOT + dayIndexName("VN", dayOf(town.now(), "utc"));
const names = async (forger: Forger) =>
  Buffer.from(await forger.truth(EXPORTS_ROOT + indexName("VN")))
    .toString()
    .split("\n")
    .slice(0, -1);

/** A story with somebody on Tư's way to the key server, who is honest until told otherwise. */
const withForger = (
  people: readonly string[],
  story: (town: Scene, forger: Forger) => Promise<void>,
): Promise<void> =>
  scene({ people }, async (town) => {
    const forger = await Forger.between(town.town, people);
    try {
      await story(town, forger);
    } finally {
      forger.close();
    }
  });

test("a list signed by a stranger is refused and said; from the true server everything goes on", async () => {
  await withForger(["sau", "tu"], async (town, forger) => {
    // A stranger who wants Tư to be warned stands beside her, with a key of his own.
    const own = tekForDay(seededRandom("stranger").bytes(16), eninAt(town.now()));
    const stranger = new Replayer(town.town.air, "stranger");
    town.town.put("stranger", [0, 0], 1, 1);
    stranger.say(derivedFrame(own.key, eninAt(town.now())));
    await town.meet("sau", "tu", Minutes(9));
    stranger.say(derivedFrame(own.key, eninAt(town.now())));
    await town.meet("sau", "tu", Minutes(10));
    stranger.say(null);
    await town.shares("sau");

    // His list has what the true one has, and his own key.
    const pem = signerFromPem(generateKeyPem(), "stranger");
    const signer = { keyId: "452", keyVersion: "v1", begin: () => pem.begin() };
    const his: DiagnosisKey = diagnosisKey(own, { reportType: "confirmedTest", transmissionRisk: 0 });
    forger.lie = async (path) => {
      if (!path.endsWith(".zip")) return undefined;
      const file = readExport(await forger.truth(path), []);
      return { status: 200, body: await writeExport({ ...file, keys: [...file.keys, his] }, [signer]) };
    };
    await town.pass(Minutes(50));
    assert.equal(refusal(town, "tu"), "bad-signature");
    assert.deepEqual(town.alerts("tu"), []);

    forger.lie = () => undefined;
    const alert = await town.alertOf("tu");
    assert.ok(alert && alert.minutes <= 22, "of Sáu alone");
    assert.equal(refusal(town, "tu"), undefined);
  });
});

test("an index that is served as it was earlier is refused and said; from the true server everything goes on", async () => {
  await withForger(["sau", "tu", "ut"], async (town, forger) => {
    const earlier = await forger.truth(todaysIndex(town));
    const path = todaysIndex(town);
    await town.pass(Minutes(2));
    await town.shares("ut");
    await town.meet("sau", "tu", Minutes(20));
    await town.pass(Minutes(40));
    assert.equal((await names(forger)).length, 1);
    assert.ok(town.told.get("tu")?.some((event) => event.is === "checked" && event.files === 1));

    forger.lie = (asked) => (asked === path ? { status: 200, body: earlier } : undefined);
    await town.shares("sau");
    await town.pass(Minutes(50));
    assert.equal(refusal(town, "tu"), "rolled-back");
    assert.deepEqual(town.alerts("tu"), []);

    forger.lie = () => undefined;
    assert.equal((await town.alertOf("tu"))?.level, "high");
    assert.equal(refusal(town, "tu"), undefined);
  });
});

test("an index that stands still while the configuration moves on is noticed and said; from the true server everything goes on", async () => {
  await withForger(["sau", "tu"], async (town, forger) => {
    const path = todaysIndex(town);
    const still = await forger.truth(path);
    forger.lie = (asked) => (asked === path ? { status: 200, body: still } : undefined);
    await town.meet("sau", "tu", Minutes(30));
    await town.pass(Minutes(60));
    assert.equal(refusal(town, "tu"), undefined, "nothing is held back yet");
    await town.shares("sau");
    await town.pass(Minutes(60));
    assert.equal(refusal(town, "tu"), "frozen");
    assert.deepEqual(town.alerts("tu"), []);

    forger.lie = () => undefined;
    assert.equal((await town.alertOf("tu"))?.level, "high");
    assert.equal(refusal(town, "tu"), undefined);
  });
});

test("the export worker hangs for forty minutes, then two windows come at once: both contacts are warned, and nobody is alarmed", async () => {
  await withForger(["sau", "tu", "ut", "nam"], async (town, forger) => {
    const { database: engine } = town.town.servers;
    const database = await openDatabase({ schema: "keys", engine });
    town.stand("ut", "nam", 1, 1);
    await town.meet("sau", "tu", Minutes(21));
    // A worker that took the work and never comes back to it.
    const lease = await createLeases(database as never, seededRandom("hung")).take(
      Name("export:VN"),
      Minutes(40),
      town.now(),
    );
    assert.ok(lease);
    await town.shares("sau");
    await town.pass(Minutes(11));
    await town.shares("ut");
    await town.pass(Minutes(26));
    assert.deepEqual(await names(forger), []);
    await town.pass(Minutes(2));
    assert.equal((await names(forger)).length, 2);
    assert.equal((await town.alertOf("tu"))?.level, "high");
    assert.equal((await town.alertOf("nam"))?.level, "high");
    for (const id of ["tu", "nam"])
      assert.ok(!town.told.get(id)?.some(({ is }) => is === "index-refused" || is === "file-refused"));
  });
});

test("a phone that was off for five days reads the lists of all of them, and warns at once", async () => {
  await scene({ people: ["sau", "tu", "ut"] }, async (town) => {
    const [sau, tu, ut] = ["sau", "tu", "ut"].map((id) => town.resident(id)) as [
      Resident,
      Resident,
      Resident,
    ];
    await town.meet("sau", "tu", Minutes(30));
    tu.switchOff();
    ut.switchOff();
    await town.pass(Minutes(10));
    await town.shares("sau");
    sau.switchOff();
    await town.longPass(Days(3));
    await ut.switchOn();
    await town.pass(Minutes(1));
    await town.shares("ut");
    ut.switchOff();
    await town.longPass(Days(2));
    await tu.switchOn();
    const on = town.now();
    const alert = await town.alertOf("tu");
    assert.ok(alert && between(on, alert.raisedAt) < Minutes(1));
    assert.equal(alert.id, "2020-12-28");
    const files = (await town.town.servers.blobs.list("VN/")).filter((name) => name.endsWith(".zip"));
    assert.ok(files.length >= 2);
    assert.ok(town.told.get("tu")?.some((event) => event.is === "checked" && event.files === files.length));
  });
});

test("when no configuration has come for over fourteen days, the phone goes on beaconing, listening and warning by the last good one, and says so", async () => {
  await withForger(["sau", "tu"], async (town, forger) => {
    await town.pass(Minutes(5));
    await town.town.servers.keys.stop();
    await town.allOff(Days(14));
    await town.town.servers.keys.start();
    forger.lie = (path) => (path === "/v1/config" ? { status: 503, body: new Uint8Array() } : undefined);
    await town.pass(Minutes(5));
    for (const id of ["sau", "tu"]) assert.ok(says(town, id).includes("config-expired"));

    await town.meet("sau", "tu", Minutes(20));
    await town.shares("sau");
    assert.equal((await town.alertOf("tu"))?.level, "high");
    assert.ok(says(town, "tu").includes("config-expired"));

    await town.town.servers.keys.stop();
    const heard = () => town.told.get("tu")?.filter(({ is }) => is === "heard").length ?? 0;
    const before = heard();
    await town.meet("sau", "tu", Minutes(11));
    assert.ok(heard() > before, "also when nothing of the key server is to be had");
    await town.town.servers.keys.start();
    forger.lie = () => undefined;
    await town.pass(Hours(1));
    assert.ok(!says(town, "tu").includes("config-expired"));
  });
});
