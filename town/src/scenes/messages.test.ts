/** From a resident's phone to the health station's desk and back: a call-back, a declaration with its diary, advice, a quarantine day. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listAdvice } from "@bluezone/contract/health/advice";
import { askCallback } from "@bluezone/contract/health/ask-callback";
import { listCallbacks, takeCallback } from "@bluezone/contract/health/callbacks";
import { listDeclarations } from "@bluezone/contract/health/declarations";
import { beginQuarantine, readQuarantine } from "@bluezone/contract/health/quarantine";
import type { MessageView } from "@bluezone/device/engine/messages/view";
import { dayOf, isoDay, Minutes, parseInstant } from "@bluezone/protocol/time";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import type { AtDesk } from "../people/officers.ts";
import { Town } from "../world/town.ts";

const MORNING = parseInstant("2020-12-28T09:00:00+07:00");
const TODAY = isoDay(dayOf(MORNING, "vietnam"));
/** Vĩnh Thạnh Trung, whose station has somebody at its desk. */
const COMMUNE = "30478";
const NUMBER = "0900000010";
let town: Town;
let nurse: AtDesk;

before(async () => {
  const secret = (n: number) => Buffer.alloc(32, n).toString("base64");
  town = await Town.open({
    folder: null,
    start: MORNING,
    seed: 11,
    profile: "default",
    people: ["sau", "tu"].map((id, i) => ({
      id,
      name: id,
      number: `09000000${i + 10}`,
      model: "A10",
      place: "889",
      x: 0,
      y: 0,
    })),
    keysPort: 0,
    healthPort: await freePort(),
    secrets: { keys: secret(1), health: secret(2) },
  });
  nurse = await town.servers.health.officers!.at("tram-y-te");
});
after(() => town?.close());

const phone = (id: string) => town.resident(id).phone;
const message = (id: string, name: string): MessageView => {
  const found = phone(id)
    .state()
    .messages.find((one) => one.id === name);
  assert.ok(found, `the phone shows message ${name}`);
  return found;
};
const receipt = (id: string, name: string): string => {
  const { state } = message(id, name);
  assert.ok(state.is === "sent", state.is);
  return state.receipt;
};
const callback = { kind: "callback", phone: NUMBER, commune: COMMUNE, wish: "any" } as const;

test("a resident writes to the station, and what they take back is gone from it", async (walk) => {
  await walk.test(
    "[D24] a wish for a call goes from a resident's tap into the station's queue, and what they take back is gone from it",
    async () => {
      const found = await phone("sau").askStation(COMMUNE);
      assert.ok(found.is === "found" && found.station.name.includes("Vĩnh Thạnh Trung"));
      const shared = { day: TODAY, minutes: 25 };
      const id = (await phone("sau").sendMessage({ ...callback, shared }))!;
      const said = receipt("sau", id);
      const [line] = (await nurse.post(listCallbacks, {})).lines;
      assert.equal(line?.receipt, said);
      await nurse.post(takeCallback, { id: line!.id, version: line!.version });
      const [opened] = (await nurse.post(listCallbacks, {})).opened;
      assert.equal(opened?.phone, "+84900000010");
      const { day, part, minutes, confidence, level } = opened.shared!;
      assert.deepEqual([day, part, minutes, confidence, level], [TODAY, null, 25, null, null]);

      await phone("sau").takeBackMessage(id);
      assert.deepEqual(phone("sau").state().messages, []);
      assert.deepEqual((await nurse.post(listCallbacks, {})).lines, []);
    },
  );
  await walk.test(
    "cut off, the phone crashed and started again, the message comes to the station once",
    async () => {
      const { wire } = town.resident("tu");
      const { url } = town.servers.health;
      wire.detour = (called) => (called.startsWith(url) ? "http://127.0.0.1:1/" : called);
      const id = (await phone("tu").sendMessage(callback))!;
      assert.equal(message("tu", id).state.is, "waiting");
      town.resident("tu").crash();
      wire.detour = (called) => called;
      await town.resident("tu").restart();
      let calls = 0;
      wire.onExchange(({ url: called }) => {
        if (called.endsWith(askCallback.path)) calls += 1;
      });
      town.wake("tu");
      await town.advance(Minutes(15));
      const said = receipt("tu", id);
      assert.deepEqual(
        (await nurse.post(listCallbacks, {})).lines.map((line) => line.receipt),
        [said],
      );
      assert.equal(calls, 1);
    },
  );
  await walk.test(
    "[D09] [D23] a declaration for somebody else has no name in it, its diary follows, and both are erased by the phone that sent them",
    async () => {
      const of = (await phone("sau").sendMessage({
        kind: "declaration",
        commune: COMMUNE,
        answers: { for: "other", symptoms: ["fever"], since: TODAY, near: "unknown", cares: ["age60"] },
      }))!;
      await phone("sau").sendMessage({
        kind: "diary",
        of,
        day: TODAY,
        temperature: 38.2,
        symptoms: ["fever", "cough"],
      });
      const { declarations } = await nurse.post(listDeclarations, {});
      assert.equal(declarations.length, 1);
      assert.deepEqual(
        [declarations[0]!.receipt, declarations[0]!.for, declarations[0]!.diary],
        [receipt("sau", of), "other", [{ day: TODAY, temperature: 38.2, symptoms: ["fever", "cough"] }]],
      );
      await phone("sau").takeBackMessage(of);
      assert.deepEqual((await nurse.post(listDeclarations, {})).declarations, []);
      assert.deepEqual(phone("sau").state().messages, []);
    },
  );
  await walk.test(
    "[D10] a request for advice comes without the numbers that somebody wrote into it",
    async () => {
      const id = (await phone("sau").sendMessage({
        kind: "advice",
        for: "family",
        commune: COMMUNE,
        needs: ["quarantine"],
        text: "Mới về hôm qua, số 0912 345 678.",
      }))!;
      const { requests } = await nurse.post(listAdvice, {});
      assert.deepEqual(
        requests.map((one) => one.receipt),
        [receipt("sau", id)],
      );
      assert.ok(!JSON.stringify(requests).includes("345"));
    },
  );
  await walk.test(
    "[D08] the link of the station's message opens the quarantine day on the phone, and what is entered there stands at the desk",
    async () => {
      const { id } = await nurse.post(beginQuarantine, {
        of: {
          person: {
            name: "Thạch Thị Sà Mách",
            birthYear: 1985,
            phone: NUMBER,
            commune: COMMUNE,
            address: null,
          },
        },
        place: "home",
        siteName: null,
        firstDay: TODAY,
        reason: "Nhà có phòng riêng",
        vaccinated: false,
        sendLink: true,
      });
      const link = /https?:\S+\/q\S+/.exec(town.resident("sau").messages[0]?.text ?? "")?.[0];
      assert.ok(link, "a link came by text message");
      assert.equal(await phone("sau").openQuarantine(link), "read");
      const entry = { temperature: 37.4, symptoms: ["cough"] } as const;
      const typed = { ...entry, symptoms: [...entry.symptoms] };
      assert.equal(await phone("sau").readQuarantine(typed), "read");
      const { quarantine } = phone("sau").state();
      assert.deepEqual(
        [quarantine?.seen.day, quarantine?.seen.days, quarantine?.seen.morning],
        [1, 14, entry],
      );
      assert.equal(await phone("sau").readQuarantine(typed), "half_done");
      const { logs } = await nurse.post(readQuarantine, { id });
      assert.deepEqual(
        logs.map(({ half, temperature }) => [half, temperature]),
        [["morning", 37.4]],
      );
    },
  );
});
