import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { test } from "node:test";
import { call } from "@bluezone/contract/client";
import { reportActive } from "@bluezone/contract/rollout/active";
import { enterDownloads, readLeague } from "@bluezone/contract/rollout/figures";
import { tallyHelp } from "@bluezone/contract/rollout/help";
import { enterNumbers, listNumbers, missingNumbers, readNumbers } from "@bluezone/contract/rollout/numbers";
import {
  closeReport,
  issueLetter,
  paperDocx,
  paperPdf,
  previewReport,
  type ReportFigure,
  traceFigure,
} from "@bluezone/contract/rollout/reports";
import {
  areasOf,
  districtQuestion,
  HOURS_ANSWERS,
  HOURS_QUESTION,
} from "@bluezone/contract/rollout/weekly-figure";
import { pdfText } from "@bluezone/paper/testing/pdf-text";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { chances, MIX_BYTES, mix, unmixed } from "@bluezone/protocol/report/randomised-response";
import { parseDay } from "@bluezone/protocol/time";
import { unzip } from "@bluezone/rollout/files/zip";
import { estimates } from "@bluezone/rollout/numbers/estimate";
import { valueWords } from "@bluezone/rollout/reports/words";
import { testRollout } from "@bluezone/rollout/testing/rollout";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { goTo } from "../actors/bulletin-desk.ts";

const AREAS = areasOf(AN_GIANG);

const WEEK = "2020-12-27";
let department: SignedIn;
const t = shared(async () => {
  const t = await testRollout({ ROLLOUT_IDLE: "12h" });
  department = await t.as("rollout-officer", "89-province-committee");
  return t;
});

const totals = (staff: number, smartphones: number, installed: number) => ({
  staff,
  smartphones,
  installed,
  helped: 20,
  posters: 3,
});
async function sends(code: string, what: ReturnType<typeof totals>, more: Record<string, unknown> = {}) {
  const officer = await t.as("unit-officer", code);
  const answer = await officer.post(enterNumbers, {
    unitId: t.unit(code),
    week: WEEK,
    version: 0,
    clientId: randomUUID(),
    totals: what,
    ...more,
  });
  assert.ok(answer.outcome === "sent");
  return answer.sent;
}
const value = (figures: readonly ReportFigure[], key: string) =>
  figures.find((one) => one.key === key)?.value;
const bytesOf = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await department.get(path)).arrayBuffer());
const textIn = (pdf: Uint8Array): string => pdfText(pdf).join("\n").normalize("NFC").replace(/\s+/g, " ");
const ofProvince = () => ({ unitId: t.unit("89-province-committee"), week: WEEK });

test("the numbers of a week go up from the units to the province", async (walk) => {
  await walk.test(
    "[D18] [D25] [D26] [D28] [D36] a department, a counter, a school and a factory tell totals of the week; a name that is put beside them is not kept",
    async () => {
      await goTo(t, "2020-12-26 09:00", department);
      await sends("89-trade-department", totals(120, 110, 64));
      const counter = await sends("889-one-stop-counter", totals(12, 12, 11), {
        difficulties: "Giờ cao điểm chỉ có một người hỗ trợ.",
      });
      await sends("889-school", totals(900, 310, 150));
      await sends("889-factory", totals(400, 300, 90), { proposals: "Cần thêm áp phích cho nhà ăn." });
      assert.deepEqual(Object.keys(counter).sort(), [
        "at",
        "by",
        "difficulties",
        "late",
        "proposals",
        "totals",
        "version",
      ]);
      const helper = await t.as("unit-officer", "889-one-stop-counter");
      const named = await helper.tries(enterNumbers, {
        unitId: t.unit("889-one-stop-counter"),
        week: WEEK,
        version: 1,
        clientId: randomUUID(),
        totals: { ...totals(12, 12, 11), names: ["Thạch Thị Sà Mách"] },
      });
      assert.equal(named.status, 200);
      assert.doesNotMatch(JSON.stringify(named.body), /Sà Mách/);
      const { results } = await helper.post(tallyHelp, {
        tallies: [
          {
            id: randomUUID(),
            day: "2020-12-26",
            place: "counter",
            phone: "android",
            problem: "no-problem",
            count: 34,
          },
        ],
      });
      assert.deepEqual(
        results.map(({ result }) => result),
        ["kept"],
      );
      const form = await helper.post(readNumbers, { unitId: t.unit("889-one-stop-counter"), week: WEEK });
      assert.equal(form.beside.tallied, 34);
    },
  );
  await walk.test(
    "[D42] on Sunday a district sees which of its own units are missing; one of them comes in late and is marked so",
    async () => {
      const district = await t.as("rollout-officer", "889-district-committee");
      await goTo(t, "2020-12-27 16:40", district, department);
      const before = await district.post(missingNumbers, { week: WEEK });
      const station = t.unit("889-district-station");
      assert.ok(before.units.some(({ id }) => id === station));
      assert.ok(before.units.every(({ id }) => id !== t.unit("889-one-stop-counter")));
      assert.ok(before.units.every(({ district: code }) => code === "889"));
      await goTo(t, "2020-12-27 17:20", district, department);
      const sent = await sends("889-district-station", totals(9, 9, 8));
      assert.equal(sent.late, true);
      const now = await district.post(missingNumbers, { week: WEEK });
      assert.equal(now.reported, before.reported + 1);
      assert.ok(now.units.every(({ id }) => id !== station));
    },
  );
  await walk.test(
    "[D03] [D60] the week goes up: every figure has its rows, the paper says what the screen says, and it stays when a unit corrects itself",
    async () => {
      await goTo(t, "2020-12-27 18:10", department);
      await department.post(enterDownloads, {
        week: WEEK,
        source: "Google Play Console, App Store Connect",
        rows: [
          { district: "883", count: 61_282 },
          { district: "889", count: 18_394 },
        ],
      });
      const { rollUp, head, subject } = await department.post(previewReport, ofProvince());
      assert.deepEqual(value(rollUp.figures, "installed"), { is: "count", n: 323, of: 741 });
      assert.deepEqual(value(rollUp.figures, "tallied"), { is: "count", n: 34, of: null });
      assert.deepEqual(value(rollUp.figures, "downloads"), { is: "count", n: 79_676, of: 272_365 + 206_676 });
      const { rows } = await department.post(traceFigure, { ...ofProvince(), key: "installed" });
      assert.equal(rows.length, 5);
      assert.equal(rows.find(({ name }) => name.startsWith("Trường học"))?.n, 150);
      const { paper } = await department.post(closeReport, {
        ...ofProvince(),
        head,
        subject,
        difficulties: "Giờ cao điểm chỉ có một người hỗ trợ.",
        proposals: "Cần thêm áp phích cho nhà ăn.",
        firstNumber: 12,
      });
      const pdf = await bytesOf(paperPdf.path.replace(":id", paper.id));
      const docx = await bytesOf(paperDocx.path.replace(":id", paper.id));
      const text = textIn(pdf);
      assert.match(text, /Số: 12\/BC-STTTT/);
      assert.match(text, /Lưu: VT, KHTC/);
      for (const figure of rollUp.figures) assert.ok(text.includes(valueWords(figure)), valueWords(figure));
      const body = [...unzip(docx)].find(({ name }) => name === "word/document.xml");
      const word = new TextDecoder().decode(body?.unpack()).replace(/<[^>]+>/g, "");
      for (const figure of rollUp.figures) assert.ok(word.includes(valueWords(figure)), valueWords(figure));

      await goTo(t, "2020-12-28 08:00", department, await t.as("unit-officer", "889-school"));
      await sends("889-school", totals(900, 310, 190), { version: 1, confirmed: true });
      const after = await department.post(previewReport, ofProvince());
      assert.deepEqual(after.rollUp.figures, rollUp.figures);
      assert.equal(after.closed?.number, 12);
      assert.deepEqual(await bytesOf(paperPdf.path.replace(":id", paper.id)), pdf);
      const { rows: now } = await department.post(listNumbers, { week: WEEK });
      assert.equal(now.find(({ unit }) => unit.id === t.unit("889-school"))?.sent.totals.installed, 190);
    },
  );
  await walk.test(
    "[D03] a letter that goes out is numbered in its own register, printed with its archive line, and kept as it is",
    async () => {
      const { head } = await department.post(previewReport, ofProvince());
      const letter = {
        unitId: t.unit("89-province-committee"),
        clientId: randomUUID(),
        head: { ...head, symbol: "STTTT-KHTC", signature: { ...head.signature, name: "(đã ký)" } },
        subject: "tiếp tục đẩy mạnh tuyên truyền; cài đặt ứng dụng Bluezone",
        body: "Sở đề nghị các đơn vị:\n- tiếp tục hướng dẫn cài đặt\n- báo số liệu trước 17 giờ Chủ nhật",
        closing: "Trân trọng",
        firstNumber: 1_313,
      };
      const { paper } = await department.post(issueLetter, letter);
      assert.equal((await department.post(issueLetter, letter)).paper.id, paper.id);
      const text = textIn(await bytesOf(paperPdf.path.replace(":id", paper.id)));
      assert.match(text, /Số: 1313\/STTTT-KHTC/);
      assert.match(text, /V\/v tiếp tục đẩy mạnh tuyên truyền/);
      assert.match(text, /Lưu: VT, KHTC/);
    },
  );
  await walk.test(
    "10,000 phones whose answers are mixed at random give each district's number within its interval, and no phone's own",
    async () => {
      await goTo(t, "2020-12-30 08:00", department);
      const [week, phones] = ["2021-01-03", 10_000];
      const random = seededRandom("ten thousand phones");
      const truths = [1_900, 640, 700, 820, 1_150, 30, 560, 610, 900, 1_700, 590, 400];
      assert.equal(
        truths.reduce((sum, n) => sum + n, 0),
        phones,
      );
      const given = truths.flatMap((count, truth) =>
        Array.from({ length: count }, () => ({
          truth,
          district: mix(districtQuestion(AREAS), truth, random.bytes(MIX_BYTES)),
          hours: mix(HOURS_QUESTION, 3, random.bytes(MIX_BYTES)),
        })),
      );
      // Some come over the line, the others are counted as the server counts them.
      const [sent, counted] = [given.filter((_, i) => i % 40 === 0), given.filter((_, i) => i % 40 !== 0)];
      const transport: Parameters<typeof call>[0]["transport"] = async ({ url, ...request }) => {
        assert.equal(request.body?.length, 512);
        const answer = await fetch(url, request);
        const body = new Uint8Array(await answer.arrayBuffer());
        assert.equal(body.length, 512);
        return { status: answer.status, headers: Object.fromEntries(answer.headers), body };
      };
      const phone = { baseUrl: t.url, transport, random: (n: number) => random.bytes(n) };
      for (const { district, hours } of sent) {
        const answer = await call(phone, reportActive, {
          areas: AREAS.name,
          district: AREAS.answers[district] ?? "none",
          hours: HOURS_ANSWERS[hours] ?? "0-6",
        });
        assert.ok(answer.ok);
      }
      const count = (question: "district" | "hours", answers: readonly string[]) =>
        answers.map((answer, i) => ({
          week_day: parseDay(week),
          areas: AREAS.name,
          question,
          answer,
          n: counted.filter((one) => one[question] === i).length,
        }));
      await t.database.db
        .insertInto("active_answer")
        .values([...count("district", AREAS.answers), ...count("hours", HOURS_ANSWERS)])
        .onConflict((conflict) =>
          conflict
            .columns(["week_day", "areas", "question", "answer"])
            .doUpdateSet(({ eb, ref }) => ({ n: eb("active_answer.n", "+", ref("excluded.n")) })),
        )
        .execute();

      const { rows, whole, hours } = await department.post(readLeague, { week });
      assert.ok(whole.figures.active.is === "shown" && whole.figures.active.value === phones);
      const shown = rows.flatMap(({ code, figures: { active } }) =>
        active.is === "shown" ? [{ code, ...active }] : [],
      );
      assert.ok(shown.length >= 9, `${shown.length} districts`);
      const held = shown.filter(({ code, low = 0, high = 0 }) => {
        const truth = truths[AREAS.answers.indexOf(code)] ?? -1;
        return low <= truth && truth <= high;
      });
      assert.ok(held.length >= shown.length - 1, `${held.length} of ${shown.length} hold the truth`);
      // 30 phones among 10,000 are told from none by nobody: their district is not shown.
      assert.deepEqual(rows.find(({ code }) => code === "889")?.figures.active, { is: "hidden" });
      const most = hours.find((one) => one.hours === "18-24")?.figure;
      assert.ok(most?.is === "shown" && (most.high ?? 0) >= 9_900);
      // Two in five phones give their own district, the others any: no answer tells whose it is.
      const own = given.filter(({ truth, district }) => truth === district).length / phones;
      assert.ok(Math.abs(own - chances(districtQuestion(AREAS)).kept) < 0.02, `${own}`);
    },
  );
  await walk.test(
    "the server's estimate is the protocol's inverse of the mixing, held between none and all",
    () => {
      const bytes = createHash("sha256").update("counts").digest();
      const counts = AREAS.answers.map((_, i) => 40 * (bytes[i] ?? 0));
      const all = counts.reduce((sum, n) => sum + n, 0);
      for (const [i, exact] of unmixed(districtQuestion(AREAS), counts).entries())
        assert.equal(
          estimates(districtQuestion(AREAS), counts)[i]?.value,
          Math.min(all, Math.max(0, Math.round(exact))),
        );
      assert.throws(() => estimates(districtQuestion(AREAS), [1]), RangeError);
    },
  );
});
