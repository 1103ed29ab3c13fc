/** A second disease at the desk and on the phones, from its document alone: what residents are asked, what they send, how it is shown. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listCallbacks } from "@bluezone/contract/health/callbacks";
import { listDeclarations } from "@bluezone/contract/health/declarations";
import { readDisease } from "@bluezone/contract/health/disease";
import { beginQuarantine, listQuarantine } from "@bluezone/contract/health/quarantine";
import type { MessageContent } from "@bluezone/device/message";
import { declarationOf, declareForm, felt, tickSymptom } from "@bluezone/phone/screens/declare/form";
import { dayOfDiary } from "@bluezone/phone/screens/diary/form";
import { wordsOf } from "@bluezone/policy/disease";
import { dayOf, isoDay, Minutes, parseInstant } from "@bluezone/protocol/time";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import type { AtDesk } from "../people/officers.ts";
import { Town } from "../world/town.ts";

const MORNING = parseInstant("2020-12-28T09:00:00+07:00");
const TODAY = isoDay(dayOf(MORNING, "vietnam"));
const COMMUNE = "30478";
const NUMBER = "0900000010";
let town: Town;
let nurse: AtDesk;

before(async () => {
  const secret = (n: number) => Buffer.alloc(32, n).toString("base64");
  const [id, name] = ["sau", "Sáu"];
  town = await Town.open({
    folder: null,
    start: MORNING,
    seed: 11,
    profile: "default",
    disease: "measles",
    people: [{ id, name, number: NUMBER, model: "A10", place: "889", x: 0, y: 0 }],
    keysPort: 0,
    healthPort: await freePort(),
    secrets: { keys: secret(1), health: secret(2) },
  });
  nurse = await town.servers.health.officers!.at("tram-y-te");
  await town.advance(Minutes(2));
});
after(() => town?.close());

const phone = () => town.resident("sau").phone;
const sent = async (content: MessageContent): Promise<string> => {
  const id = await phone().sendMessage(content);
  const message = phone()
    .state()
    .messages.find((one) => one.id === id);
  assert.ok(message?.state.is === "sent" || message?.state.is === "noted", message?.state.is);
  return id!;
};

test("[D23] measles reaches the phone by the signed policy, is answered by the app's forms, and stands at the desk in its words", async () => {
  const { symptoms } = phone().state().symptoms;
  assert.deepEqual(
    symptoms.slice(0, 5).map(({ id, words }) => [id, words.vi]),
    [
      ["fever", "sốt"],
      ["rash", "phát ban"],
      ["cough", "ho"],
      ["coryza", "chảy nước mũi"],
      ["eyes", "mắt đỏ"],
    ],
  );
  assert.deepEqual(
    symptoms.filter(({ serious }) => serious).map(({ id }) => id),
    ["breath", "drowsy"],
  );

  const form = declareForm(null, COMMUNE);
  for (const one of ["rash", "eyes"]) form.symptoms = tickSymptom(form, one, true);
  const declared = declarationOf({ ...form, for: "self", near: "yes", since: TODAY });
  assert.ok(declared);
  const of = await sent(declared);
  await sent(dayOfDiary(of, TODAY, "38,4", ["rash", "drowsy"])!);
  await sent({ kind: "callback", phone: NUMBER, commune: COMMUNE, wish: "any", symptoms: felt(form) });

  const { disease, earlier } = await nurse.post(readDisease, {});
  const word = (id: string) => wordsOf([...disease.symptoms, ...earlier], id).vi;
  const [shown] = (await nurse.post(listDeclarations, {})).declarations;
  assert.deepEqual(shown?.symptoms.map(word), ["phát ban dát sẩn", "viêm kết mạc, mắt đỏ"]);
  assert.deepEqual(shown?.diary[0]?.symptoms.map(word), ["phát ban dát sẩn", "li bì, co giật"]);
  assert.equal((await nurse.post(listCallbacks, {})).lines[0]?.urgent, false);
});

test("[D08] the page behind a link of quarantine asks for measles, and who is listless comes first at the desk", async () => {
  const person = {
    name: "Thạch Thị Sà Mách",
    birthYear: 2015,
    phone: NUMBER,
    commune: COMMUNE,
    address: null,
  };
  await nurse.post(beginQuarantine, {
    ...{ of: { person }, place: "home", siteName: null, firstDay: TODAY, reason: "Nhà có phòng riêng" },
    ...{ vaccinated: false, sendLink: true },
  });
  const text = town.resident("sau").messages[0]?.text ?? "";
  assert.match(text, /Kho tho, li bi hoac co giat goi 115/);
  const link = /https?:\S+\/q\S+/.exec(text)?.[0] ?? "";
  const page = await (await fetch(link.split("#")[0] ?? "")).text();
  assert.match(page, /<label for="s-rash">Phát ban <span lang="en">Rash</);
  assert.equal(await phone().openQuarantine(link), "read");
  const entry = { temperature: null, symptoms: ["drowsy", "rash"] };
  assert.equal(await phone().readQuarantine(entry), "read");
  assert.deepEqual(phone().state().quarantine?.seen.morning, { ...entry, symptoms: ["rash", "drowsy"] });
  const [row] = (await nurse.post(listQuarantine, { unwell: true })).rows;
  assert.deepEqual(row?.unwell?.symptoms, ["rash", "drowsy"]);
});

test("[D23] what an app of COVID-19 sends is kept in its words, and what no document names meets a coded error", async () => {
  const declared = {
    kind: "declaration",
    commune: COMMUNE,
    answers: { for: "self", symptoms: ["smell", "fever"], near: "no", cares: [] },
  } as const;
  const of = await sent({
    ...declared,
    answers: { ...declared.answers, symptoms: ["smell", "fever"], cares: [] },
  });
  const { disease, earlier } = await nurse.post(readDisease, {});
  const shown = (await nurse.post(listDeclarations, {})).declarations.map(({ symptoms }) =>
    symptoms.map((id) => wordsOf([...disease.symptoms, ...earlier], id).vi),
  );
  assert.ok(shown.some((words) => words.join() === "sốt,mất mùi"));
  await phone().takeBackMessage(of);
  const id = await phone().sendMessage({
    ...declared,
    answers: { ...declared.answers, symptoms: ["glow"], cares: [] },
  });
  const refused = phone()
    .state()
    .messages.find((one) => one.id === id)?.state;
  assert.ok(refused?.is === "refused");
  assert.equal(refused.code, "symptom_unknown");
});
