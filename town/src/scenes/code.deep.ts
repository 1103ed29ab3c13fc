import assert from "node:assert/strict";
import { test } from "node:test";
import { verify } from "@bluezone/contract/health/verify";
import type { ShareView } from "@bluezone/device/engine/share/view";
import { Hours, Minutes } from "@bluezone/protocol/time";
import { lineOf } from "../actors/broken-line.ts";
import { openNeighbour } from "../actors/neighbour.ts";
import { type Scene, scene } from "./scene.ts";

/** What a phone shows once somebody has entered a code. */
async function entered(town: Scene, id: string, text: string): Promise<ShareView> {
  const { phone } = town.resident(id);
  await phone.enterCode(text);
  return phone.state().share;
}
/** The newest text message that somebody got. */
const text = (town: Scene, id: string): string => town.resident(id).messages[0]?.text ?? "no message";
/** Somebody shares under the code that their phone has taken. */
async function shares(town: Scene, id: string): Promise<void> {
  await town.resident(id).phone.share();
  assert.equal(town.resident(id).phone.state().share.is, "shared");
  town.town.wake(id);
}
/** What somebody's phone sent to certificate and publish, cover traffic aside. */
const sent = (town: Scene, id: string): readonly string[] =>
  town
    .resident(id)
    .wire.exchanges.filter(
      ({ method, requestHeaders }) => method === "POST" && !("x-chaff" in requestHeaders),
    )
    .map(({ url }) => new URL(url).pathname)
    .filter((path) => path !== "/api/verify");

test("a wrong, foreign, used or expired code is said for what it is and publishes nothing; the link beside an expired code still warns", async () => {
  await scene({ people: ["sau", "tu", "ut"] }, async (town) => {
    await town.meet("sau", "tu", Minutes(30));
    const neighbour = await openNeighbour(town.town);
    try {
      const foreign = await neighbour.laboratory.report({
        testType: "confirmed",
        phone: "0900000010",
        symptomDate: "2020-12-28",
      });
      assert.ok(foreign.ok);
      const ofUt = await town.issued("ut");
      assert.equal((await entered(town, "ut", ofUt)).is, "ready");
      const own = await town.issued("sau");
      await town.pass(Minutes(61));
      for (const [says, code, refused] of [
        ["no code at all", "xin chào", "unreadable_code"],
        ["a digit too few", own.slice(1), "unreadable_code"],
        [
          "a short code that nobody issued",
          own.replace(/\d$/, (d) => String((Number(d) + 1) % 10)),
          "code_not_found",
        ],
        ["a long code that nobody issued", "K7M4 P2QD 9XTA 5RWE", "code_not_found"],
        ["the neighbour's short code", foreign.value.code, "code_not_found"],
        ["the neighbour's text", neighbour.texts[0] ?? "", "code_not_found"],
        ["the short code of an hour ago", own, "code_expired"],
        ["the code that Út's phone has used", ofUt, "code_invalid"],
        ["the text whose short code Út's phone has used", text(town, "ut"), "code_invalid"],
      ] as const)
        assert.deepEqual(await entered(town, "sau", code), { is: "refused", code: refused }, says);
    } finally {
      await neighbour.close();
    }
    await town.pass(Minutes(50));
    assert.deepEqual([sent(town, "sau"), await town.published(), town.alerts("tu")], [[], [], []]);
    assert.equal((await entered(town, "sau", text(town, "sau"))).is, "ready");
    await shares(town, "sau");
    assert.equal((await town.alertOf("tu"))?.kind, "confirmed");
  });
});

test("of two phones that enter one code at the same moment, one has it", async () => {
  await scene({}, async (town) => {
    const code = await town.issued("sau");
    const shown = await Promise.all([entered(town, "sau", code), entered(town, "tu", code)]);
    assert.deepEqual(shown.map((view) => (view.is === "refused" ? view.code : view.is)).sort(), [
      "code_invalid",
      "ready",
    ]);
  });
});

test("a code whose answer was lost is not lost: typed again, or tapped as a link, it works on the same phone and no other", async () => {
  await scene({ people: ["sau", "tu", "ut"] }, async (town) => {
    for (const [id, again] of [
      ["sau", (code: string) => code],
      ["tu", () => text(town, "tu")],
    ] as const) {
      const line = await lineOf(town.town, id, "health");
      try {
        const code = await town.issued(id);
        line.breaks(verify.path, "answer-lost");
        assert.equal((await entered(town, id, code)).is, "checking");
        await line.mended();
        assert.deepEqual(await entered(town, "ut", code), { is: "refused", code: "code_invalid" });
        assert.deepEqual(await entered(town, id, "nhầm"), { is: "refused", code: "unreadable_code" });
        assert.equal((await entered(town, id, again(code))).is, "ready");
      } finally {
        line.close();
      }
    }
  });
});

test("the link in the text works for 24 hours: a minute before whole, a minute after not", async () => {
  await scene({ people: ["sau", "tu", "nam"] }, async (town) => {
    await town.meet("sau", "tu", Minutes(30));
    await town.issued("nam");
    await town.issued("sau");
    await town.allOff(Minutes(24 * 60 - 1));
    assert.equal((await entered(town, "nam", text(town, "nam"))).is, "ready");
    await town.pass(Minutes(2));
    assert.deepEqual(await entered(town, "sau", text(town, "sau")), { is: "refused", code: "code_expired" });
    await town.pass(Minutes(50));
    assert.deepEqual([await town.published(), town.alerts("tu")], [[], []]);
    // A new result, a new text.
    await town.issued("sau");
    assert.equal((await entered(town, "sau", text(town, "sau"))).is, "ready");
    await shares(town, "sau");
    assert.ok(await town.alertOf("tu"));
  });
});

test("a negative result shares nothing, whatever is tapped, while a positive one beside it warns", async () => {
  await scene({ people: ["sau", "tu", "nam", "ut"] }, async (town) => {
    town.stand("nam", "ut", 1, 1);
    await town.meet("sau", "tu", Minutes(30));
    assert.deepEqual(await entered(town, "sau", await town.issued("sau", { testType: "negative" })), {
      is: "negative",
    });
    assert.match(text(town, "sau"), /am tinh/);
    await town.resident("sau").phone.share();
    await town.shares("nam");
    assert.ok(await town.alertOf("ut"));
    await town.pass(Minutes(40));
    const { panel, share } = town.resident("sau").phone.state();
    assert.deepEqual(
      [panel.is, share, sent(town, "sau"), town.alerts("tu")],
      ["first-day", { is: "negative" }, [], []],
    );
    assert.equal((await town.published()).length, 1);
  });
});

test("who declines shares nothing, is shown that it waits, and can share until the code's work ends", async () => {
  await scene({ people: ["sau", "tu", "nam", "ut"] }, async (town) => {
    town.stand("nam", "ut", 1, 1);
    await town.meet("sau", "tu", Minutes(30));
    for (const id of ["sau", "nam"]) {
      await entered(town, id, await town.issued(id));
      await town.resident(id).phone.decline();
    }
    await town.pass(Hours(1));
    await town.allOff(Hours(20));
    await town.pass(Minutes(50));
    for (const id of ["sau", "nam"]) {
      const { panel } = town.resident(id).phone.state();
      assert.ok(panel.is === "positive-not-shared" && panel.declined, id);
      assert.deepEqual(sent(town, id), []);
    }
    assert.deepEqual([await town.published(), town.alerts("tu")], [[], []]);
    await shares(town, "sau");
    assert.ok(await town.alertOf("tu"));
    const before = await town.published();
    await town.pass(Hours(3));
    await town.resident("nam").phone.share();
    assert.deepEqual(town.resident("nam").phone.state().share, { is: "failed", code: "token_ended" });
    assert.deepEqual([sent(town, "nam"), await town.published(), town.alerts("ut")], [[], before, []]);
  });
});
