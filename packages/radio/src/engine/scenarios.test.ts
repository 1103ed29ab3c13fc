/**
 * The engine against `vectors/radio/`: what Android's and iOS's engines are held to as well. Each file says what its steps mean; a
 * step is done and what it gives is compared.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fromHex, toHex } from "@bluezone/protocol/bytes";
import { Milliseconds } from "@bluezone/protocol/time";
import { Admission, LIMITS } from "../host/admission.ts";
import { ContactTable } from "./contact-table.ts";
import { DutyCycle } from "./duty-cycle.ts";
import { ExchangeSteps, type LinkEvent, type Step } from "./exchange-steps.ts";
import { type Identity, IdentityClock } from "./identity-clock.ts";
import { Inbox } from "./inbox.ts";
import { type RadioAction, RadioEngine, type RadioInput } from "./radio-engine.ts";
import { said } from "./said.ts";

// biome-ignore lint/suspicious/noExplicitAny: steps of vectors have the fields that their file's `about` names.
type Any = any;
const vectors = (name: string): Any =>
  JSON.parse(readFileSync(new URL(`../../../../vectors/radio/${name}.json`, import.meta.url), "utf8"));
const hex = (text: string | null): Uint8Array | null => (text === null ? null : fromHex(text));
const bytesOf = (text: string): Uint8Array => fromHex(text);
const textOf = (bytes: Uint8Array | null): string | null => (bytes === null ? null : toHex(bytes));

const identity = (one: Any): Identity => ({
  from: one.from,
  until: one.until,
  advert: new Uint8Array(one.advertLength ?? 31).fill(one.n),
  scanResponse: new Uint8Array(one.responseLength ?? 24).fill(one.n),
  payload: new Uint8Array(one.payloadLength ?? 20).fill(one.n),
});
const crowd = (n: number): Uint8Array[] =>
  Array.from({ length: n }, (_, i) => fromHex(i.toString(16).padStart(12, "0")));

/** Runs all steps of all cases of a file, each as one comparison. */
function cases(file: string, begin: (one: Any, all: Any) => (step: Any) => void): void {
  const all = vectors(file);
  for (const one of all.cases)
    test(`${file}: ${one.why}`, () => {
      const run = begin(one, all);
      for (const step of one.steps ?? [one]) run(step);
    });
}

cases("said", () => ({ advert, scanResponse, companyId = 0xffff, overflowBit = null, says, why }) => {
  const what = said(bytesOf(advert), hex(scanResponse), companyId, overflowBit);
  const shown = Object.fromEntries(
    Object.entries(what).map(([k, v]) => [k, v instanceof Uint8Array ? toHex(v) : v]),
  );
  assert.deepEqual(shown, says, why);
});

cases("identity-clock", () => {
  const clock = new IdentityClock();
  return (step) => {
    if (step.refused) assert.throws(() => clock.replace(step.replace.map(identity)), RangeError);
    else if (step.replace) clock.replace(step.replace.map(identity));
    else {
      assert.equal(clock.due(step.at)?.payload[0] ?? null, step.due, `due at ${step.at}`);
      assert.equal(clock.next(step.at), step.next, `next at ${step.at}`);
    }
  };
});

cases("duty-cycle", (_, { plan }) => {
  const cycle = new DutyCycle(plan);
  return (step) => {
    if (step.plan) cycle.plan = step.plan;
    else if (step.stop) cycle.stop();
    else if (step.someoneNew) cycle.someoneNew(step.at);
    else if ("start" in step)
      assert.equal(cycle.start(step.at, step.battery), step.start, `start at ${step.at}`);
    else assert.equal(cycle.next(step.at, step.battery), step.next, `next at ${step.at}`);
  };
});

cases("contact-table", ({ hidden }) => {
  const table = new ContactTable(hidden);
  const heard = ({ at, heard, rssi, ...what }: Any) => {
    const { payload, shortId } = what;
    const says = {
      ...what,
      ...(payload && { payload: bytesOf(payload) }),
      ...(shortId && { shortId: bytesOf(shortId) }),
    };
    assert.equal(textOf(table.heard(at, bytesOf(heard), says, rssi)), what.belongs, `heard at ${at}`);
  };
  return (step) => {
    const { at } = step;
    if (step.heard) heard(step);
    else if ("wanted" in step)
      assert.equal(textOf(table.wanted(at, step.mute)), step.wanted, `wanted at ${at}`);
    else if (step.calling) table.calling(at);
    else if (step.met)
      assert.equal(table.met(at, bytesOf(step.met), bytesOf(step.payload), step.told), step.level);
    else if (step.missed) table.missed(at, bytesOf(step.missed));
    else if (step.renew) table.renew();
    else if (step.has) assert.equal(table.has(at, bytesOf(step.has)), step.is, `has at ${at}`);
    else if (step.crowd)
      for (const address of crowd(step.crowd))
        table.heard(at, address, { is: "short", shortId: new Uint8Array(6) }, -60);
    else assert.equal(table.size, step.size, `size at ${at}`);
  };
});

cases("exchange", ({ own }) => {
  const exchange = new ExchangeSteps(hex(own));
  const shown = (step: Step): Any => {
    if (step.step === "write") return { step: "write", value2: toHex(step.value) };
    if (step.step !== "close") return step;
    const { outcome } = step;
    if (outcome.is !== "payload") return { step: "close", outcome: outcome.is };
    return { step: "close", outcome: "payload", payload: toHex(outcome.payload), written: outcome.written };
  };
  return ({ on, signal, value, ...expected }) => {
    const happened = { is: on, signal, value: value && bytesOf(value) } as LinkEvent;
    assert.deepEqual(shown(on ? exchange.next(happened) : exchange.begin()), expected);
  };
});

cases("inbox", () => {
  const inbox = new Inbox();
  return (step) => {
    if (step.renew) inbox.renew();
    else if (step.take) assert.equal(inbox.take(bytesOf(step.take)), step.counts);
    else
      for (let i = 0; i < step.flood; i++)
        assert.ok(inbox.take(fromHex("ff".repeat(16) + i.toString(16).padStart(8, "0"))), `number ${i}`);
  };
});

cases("admission", () => {
  const admission = new Admission(LIMITS);
  return (step) => {
    if (step.connects)
      assert.equal(admission.refuse(bytesOf(step.connects), step.at) ?? null, step.refused, `at ${step.at}`);
    else if (step.crowd)
      for (const address of crowd(step.crowd)) assert.equal(admission.refuse(address, step.at), undefined);
    else assert.equal(admission.closedFor(step.at), step.closedFor);
  };
});

cases("engine", (_, { plan }) => {
  const engine = new RadioEngine({ companyId: 0xffff, seekHidden: true, overflowBit: null, plan });
  return ({ at, in: input, out, refused, wakeAt }) => {
    const given = inputOf(input);
    if (refused) assert.throws(() => engine.handle(at, given), RangeError);
    else assert.deepEqual(engine.handle(at, given).map(shownAction), out, `at ${at}`);
    assert.equal(engine.wakeAt(Milliseconds(at)), wakeAt, `wakeAt at ${at}`);
  };
});

function inputOf(input: Any): RadioInput {
  const { address, advert, scanResponse, payload } = input;
  if (input.is === "identities") return { is: "identities", table: input.table.map(identity) };
  if (input.is === "heard")
    return { ...input, address: bytesOf(address), advert: bytesOf(advert), scanResponse: hex(scanResponse) };
  if (input.is === "written") return { ...input, address: bytesOf(address), payload: bytesOf(payload) };
  if (input.is !== "exchanged") return input;
  const outcome =
    input.outcome === "payload"
      ? { is: "payload" as const, payload: bytesOf(payload), written: input.written }
      : { is: input.outcome };
  return { is: "exchanged", address: bytesOf(address), outcome };
}

function shownAction(action: RadioAction): Any {
  if (action.do === "advertise") return { do: "advertise", n: action.identity.payload[0] };
  if (action.do === "call") return { do: "call", address: toHex(action.address), own: toHex(action.own) };
  if (action.do !== "record") return action;
  const { address, advert, scanResponse, payload, ...levels } = action.record;
  const bytes = { address: toHex(address), advert: toHex(advert) };
  return { do: "record", ...levels, ...bytes, scanResponse: textOf(scanResponse), payload: textOf(payload) };
}

test("a step that is wrong is found: the scenarios can fail", () => {
  const engine = new RadioEngine({
    companyId: 0xffff,
    seekHidden: true,
    overflowBit: null,
    plan: vectors("engine").plan,
  });
  const [first, second] = vectors("engine").cases[0].steps;
  engine.handle(first.at, inputOf(first.in));
  const actions = engine.handle(Milliseconds(second.at + 600_000), inputOf(second.in));
  assert.notDeepEqual(actions.map(shownAction), second.out);
});
