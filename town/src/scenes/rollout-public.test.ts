/** What people are helped with and told, told by those who do it: a counter, a rumour, the press, a shop, a reader without a script. */
import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { test } from "node:test";
import {
  approveBulletin,
  readBulletin,
  saveBulletin,
  submitBulletin,
} from "@bluezone/contract/rollout/bulletins";
import { readLeague } from "@bluezone/contract/rollout/figures";
import { sumHelp, tallyHelp } from "@bluezone/contract/rollout/help";
import { enterIndicators } from "@bluezone/contract/rollout/indicators";
import { LocalAnswer, LocalDocument } from "@bluezone/contract/rollout/local";
import { listMedia, logMedia, planMedia, readKit } from "@bluezone/contract/rollout/media";
import {
  answerRumour,
  approveRumour,
  claimRumour,
  draftCorrection,
} from "@bluezone/contract/rollout/rumours";
import { enterSituation } from "@bluezone/contract/rollout/situation";
import { addVenue, approveVenue, listVenues } from "@bluezone/contract/rollout/venues";
import { D55 } from "@bluezone/policy/key-message";
import { testRollout } from "@bluezone/rollout/testing/rollout";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { drawId, goTo, SAMPLE, stationMachine } from "../actors/bulletin-desk.ts";
import { madeUpIndicators } from "../world/made-up-indicators.ts";

let officer: SignedIn;
let approver: SignedIn;
const t = shared(async () => {
  const t = await testRollout({ ROLLOUT_IDLE: "12h", ROLLOUT_SESSION: "7d" });
  officer = await t.as("rollout-officer", "89-province-committee");
  approver = await t.as("approver", "89-province-committee");
  return t;
});

/** A page as a browser without scripts reads it: its words. */
async function words(path: string): Promise<string> {
  const answer = await fetch(t.url + path);
  assert.equal(answer.status, 200, path);
  const html = (await answer.text()).replace(/<style>.*?<\/style>|<script[^>]*><\/script>/gs, "");
  return html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

const help = (
  place: "counter" | "reception" | "health" | "pharmacy" | "school" | "factory" | "trade" | "relatives",
  more: object = {},
) => ({
  id: randomUUID() as string,
  day: "2020-12-28",
  place,
  phone: "android" as const,
  problem: "no-problem" as const,
  count: 1,
  ...more,
});

test("what a week at the desks makes is there for everybody to read", async (walk) => {
  await walk.test(
    "[D20 D26 D32 D36 D37] counter, pharmacy, factory and shop help whoever wishes, serve whoever does not, and their times of help reach the province's figures without a name",
    async () => {
      await goTo(t, "2020-12-28 09:00", officer);
      for (const [unit, place] of [
        ["889-one-stop-counter", "counter"],
        ["889-pharmacy", "pharmacy"],
        ["889-factory", "factory"],
        ["889-shop", "trade"],
      ] as const) {
        const helper = await t.as("unit-officer", unit);
        const batch = [
          help(place, { count: 9 }),
          help(place, { phone: "none", problem: "declined", count: 2 }),
        ];
        await helper.post(tallyHelp, { tallies: batch });
        // The network went away before the answer came: the helper's machine sends the same again.
        const { results } = await helper.post(tallyHelp, { tallies: batch });
        assert.ok(results.every(({ result }) => result === "known"));
      }
      const seen = await officer.post(sumHelp, { from: "2020-12-28", to: "2020-12-28" });
      assert.equal(seen.total, 44);
      assert.equal(seen.problems.find(({ key }) => key === "declined")?.count, 8);
      await goTo(t, "2021-01-04 08:00", officer);
      const { rows } = await officer.post(readLeague, { week: "2021-01-03" });
      const { helped, units } = rows.find(({ code }) => code === "889")!.figures;
      assert.ok(helped.is === "shown" && helped.value === 44);
      assert.equal(units.is, "none", "times of help are no installs: the sources stay apart");
      const numbers = await words("/numbers");
      assert.ok(numbers.includes("Đếm lần, không đếm người; không ghi tên."));
      assert.ok((await words("/help/none")).includes("Không nơi nào được bắt cài mới phục vụ"));
    },
  );
  await walk.test(
    "[D48] a rumour that a station hears becomes a correction that two people answer for, a bulletin that is aired, and a page for everybody",
    async () => {
      await goTo(t, "2021-01-04 09:00", officer, approver);
      const station = await t.as("station-operator", "889-district-station");
      const id = drawId();
      const who = await station.tries(claimRumour, {
        id,
        heard: "Trang facebook.com/ai-do đăng là qua phà phải có Bluezone",
        day: "2021-01-04",
      });
      assert.deepEqual([who.status, who.code], [422, "has_link"], "what is said, not who says it");
      await station.post(claimRumour, {
        id,
        heard: "Nghe nói qua phà phải có Bluezone mới được đi",
        day: "2021-01-04",
      });
      const answer = {
        label: "wrong" as const,
        claim: { vi: "qua phà phải có Bluezone mới được đi", en: "one needs Bluezone to take the ferry" },
        answer: {
          vi: "Ai cũng được qua phà. Cài hay không là do mỗi người; hành khách nhớ đeo khẩu trang.",
          en: "Everybody may take the ferry. Installing is each person's choice; passengers wear a mask.",
        },
        source: "Sở Giao thông Vận tải An Giang, 04/01/2021 (số liệu minh họa)",
        checkedDay: "2021-01-04",
      };
      const { version } = await officer.post(answerRumour, { id, version: 1, answer });
      assert.ok(!(await words("/bulletins")).includes("Tin sai sự thật"), "not before a second person");
      await approver.post(approveRumour, { id, version });
      const page = await words("/bulletins");
      assert.ok(page.includes("Tin sai sự thật") && page.includes("Ai cũng được qua phà."));
      assert.ok(page.includes("không ghi ai nói, ai đăng"));

      const { bulletinId } = await officer.post(draftCorrection, { id });
      const draft = await officer.post(readBulletin, { id: bulletinId });
      const ready = await officer.post(saveBulletin, {
        id: bulletinId,
        version: draft.bulletin.version,
        changes: { cutOff: "2021-01-04T02:00:00.000Z", ticks: SAMPLE.ticks },
      });
      assert.deepEqual(ready.check.findings, []);
      const sent = await officer.post(submitBulletin, { id: bulletinId, version: ready.version });
      await approver.post(approveBulletin, { id: bulletinId, version: sent.version });
      await goTo(t, "2021-01-05 05:31", station);
      const machine = stationMachine(station, t.clock.now);
      const { packages } = await machine.look();
      const aired = packages.find((one) => one.id === bulletinId);
      assert.ok(aired?.package.vi.some(({ text }) => text.includes("Ai cũng được qua phà.")));
      machine.air("05:30", bulletinId);
      assert.deepEqual(await machine.send(), ["confirmed"]);
      const told = await words("/bulletins");
      assert.ok(told.includes("Bản tin số 1") && told.includes(D55));
    },
  );
  await walk.test(
    "[D12 D14 D16] newspaper, radio and television plan with the install kit; what came out is logged, what did not is overdue",
    async () => {
      await goTo(t, "2021-01-05 08:00", officer);
      const radio = await t.as("unit-officer", "89-broadcaster");
      const paper = await t.as("unit-officer", "89-newspaper");
      const { parts } = await radio.post(readKit, {});
      const script = parts.find(({ id }) => id === "script-android")!;
      assert.ok(script.vi.includes(D55));
      const plan = async (person: SignedIn, content: object) => {
        const id = randomUUID();
        await person.post(planMedia, {
          id,
          content: {
            channel: "radio",
            topic: "install",
            title: "Cài Bluezone, bật Bluetooth",
            section: "Chuyên mục Sức khỏe",
            firstDay: "2021-01-05",
            lastDay: "2021-01-06",
            kit: null,
            ...content,
          },
        });
        return id;
      };
      const programme = await plan(radio, { kit: script.id });
      const film = await plan(radio, { channel: "television", kit: "storyboard-iphone" });
      const article = await plan(paper, {
        channel: "newspaper",
        topic: "prevention",
        title: "Đeo khẩu trang khi ra chợ",
      });
      const out = (id: string, more: object = {}) => ({
        id,
        outId: randomUUID(),
        day: "2021-01-05",
        time: "07:15",
        link: null,
        note: "",
        ...more,
      });
      await radio.post(logMedia, out(programme));
      await paper.post(logMedia, out(article, { time: null, link: "https://bao.example.vn/khau-trang" }));
      await goTo(t, "2021-01-07 08:00", officer);
      const { entries } = await officer.post(listMedia, { from: "2021-01-05" });
      const state = Object.fromEntries(
        entries.map(({ id, state: is, overdue }) => [id, overdue ? "overdue" : is]),
      );
      assert.deepEqual([state[programme], state[article], state[film]], ["out", "out", "overdue"]);
    },
  );
  await walk.test(
    "[D38 D39 D40] a shop of Châu Phú sells without cash, by phone and to the door; a reader without a script finds it, and a phone gets it in a signed document",
    async () => {
      const shop = await t.as("unit-officer", "889-shop");
      await goTo(t, "2021-01-07 09:00", officer, shop);
      const content = {
        name: "Tạp hóa minh họa",
        kind: "shop" as const,
        district: "889",
        place: "Chợ Cái Dầu",
        cashless: ["bank" as const, "qr" as const],
        online: "https://taphoa.example.vn/",
        orderPhone: "0296 652 2225",
        delivery: ["Bưu điện huyện"],
        validTo: null,
      };
      const id = randomUUID();
      await shop.post(addVenue, { id, content });
      const trade = await t.as("rollout-officer", "89-trade-department");
      await trade.post(approveVenue, { id, version: 1 });
      const { counts } = await trade.post(listVenues, {});
      assert.deepEqual(counts, [{ district: "889", all: 1, cashless: 1, online: 1, phone: 1, delivery: 1 }]);
      for (const list of ["cashless", "online", "phone", "delivery"])
        assert.ok((await words(`/venues/889/${list}`)).includes("Tạp hóa minh họa"), list);
      await goTo(t, "2021-01-07 09:02", officer);
      const { local } = LocalAnswer.parse(await (await fetch(`${t.url}/v1/local`)).json());
      const document = LocalDocument.parse(
        JSON.parse(Buffer.from(local.split(".")[1] ?? "", "base64url").toString()),
      );
      const [venues] = document.venues;
      const file = Buffer.from(await (await fetch(t.url + (venues?.url ?? ""))).arrayBuffer());
      assert.equal(createHash("sha256").update(file).digest("hex"), venues?.sha256);
      assert.ok(file.toString().includes("Tạp hóa minh họa"));
      assert.equal(document.corrections[0]?.label, "wrong");
      assert.equal(document.bulletins[0]?.number, 1);
    },
  );
  await walk.test(
    "[D07 D13] the department enters the day's counts, and whoever reads the page sees source, cut-off and advice, and no number so small that somebody is meant",
    async () => {
      await goTo(t, "2021-01-07 17:30", officer);
      await officer.post(enterSituation, {
        version: 0,
        content: {
          day: "2021-01-07",
          cutOff: "2021-01-07T10:00:00.000Z",
          counts: {
            confirmedToday: 1,
            confirmedTotal: 58,
            recovered: 50,
            testedToday: 900,
            quarantineSite: 388,
            quarantineHome: 102,
            released: 14,
          },
          districts: [
            { code: "884", count: 190 },
            { code: "886", count: 2 },
            { code: "887", count: 298 },
          ],
          source: { vi: "Sở Y tế An Giang", en: "An Giang health department" },
          method: { vi: "Trạm y tế báo mỗi ngày.", en: "Health stations report daily." },
          advice: { vi: "Ho, sốt thì gọi trạm y tế trước.", en: "With cough or fever call first." },
          illustrative: true,
        },
      });
      const page = await words("/situation");
      for (const said of [
        "Nguồn: Sở Y tế An Giang · tính đến 17 giờ 7/1/2021 · số liệu minh họa",
        "Người nhập cảnh được cách ly thế nào",
        "Ho, sốt thì gọi trạm y tế trước.",
        "An Phú ẩn số nhỏ",
      ])
        assert.ok(page.includes(said), said);
      assert.ok(page.includes("Châu Đốc ẩn số nhỏ"), "or the small one would follow from the sum");
    },
  );
  await walk.test("what does not work is said to everybody, with what is done about it", async () => {
    await officer.post(enterIndicators, { version: 0, content: madeUpIndicators(t.clock.now()) });
    const page = await words("/working");
    const at = [
      "Những khâu đang hoạt động kém",
      "Quá nửa số ca sau một ngày vẫn chưa có mã.",
      "Hỏi các trạm và phòng xét nghiệm",
      "ít nhất từ 20 đến 95 ca",
      "Cảnh báo mở trong 24 giờ",
    ].map((said) => page.indexOf(said));
    assert.ok(
      at.every((place, i) => place > (at[i - 1] ?? 0)),
      at.join(),
    );
    assert.ok(page.includes("số liệu minh họa"));
  });
});
