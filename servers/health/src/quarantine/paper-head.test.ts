/** The head of a quarantine's papers, where the unit changes its name meanwhile. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { beginQuarantine } from "@bluezone/contract/health/quarantine";
import { parseInstant } from "@bluezone/protocol/time";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { ms } from "../tables.ts";
import { testHealth } from "../testing/health.ts";
import { createVault } from "../vault.ts";
import { commitmentForm, releasePaper } from "./papers.ts";
import { paperOf } from "./route-papers.ts";
import { quarantineOf } from "./store.ts";

test("a paper of January has the station's name of January at its head, as it has the commune's", async (context) => {
  const clock = manualClock(parseInstant("2020-12-29T08:00:00+07:00"));
  const at = await testHealth({}, {}, { clock });
  context.after(() => at.close());
  const nurse = await at.as("health-officer", "30478-health-station");
  const { id } = await nurse.post(beginQuarantine, {
    of: {
      person: {
        name: "Thạch Thị Sà Mách",
        birthYear: 1971,
        phone: null,
        commune: "30478",
        address: "ấp Vĩnh Lợi",
      },
    },
    place: "home",
    siteName: null,
    firstDay: "2020-12-29",
    reason: "Nhà có phòng riêng",
  });
  const { db } = at.database;
  const row = await quarantineOf(db, id);
  const from = {
    config: at.config,
    vault: createVault(at.config.secrets, seededRandom("head")),
    random: seededRandom("head"),
  };
  const begun = await paperOf(from, db, row, "commitment");
  const ended = { ...row, ended_day: row.last_day, ended_ms: ms(parseInstant("2021-01-12T08:00:00+07:00")) };
  const over = await paperOf(from, db, ended, "release");
  const [first, last] = [commitmentForm(begun!), releasePaper(over!)];
  assert.deepEqual(
    [first, last].map(({ issuer, parentBody }) => [issuer, parentBody]),
    [
      ["Trạm Y tế xã Vĩnh Thạnh Trung", "Trung tâm Y tế huyện Châu Phú"],
      ["Trạm Y tế thị trấn Vĩnh Thạnh Trung", "Trung tâm Y tế huyện Châu Phú"],
    ],
  );
  assert.match(JSON.stringify(first.body), /ấp Vĩnh Lợi, xã Vĩnh Thạnh Trung\./);
  assert.match(JSON.stringify(last.body), /ấp Vĩnh Lợi, thị trấn Vĩnh Thạnh Trung\./);
});
