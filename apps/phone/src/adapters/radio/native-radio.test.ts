import assert from "node:assert/strict";
import { test } from "node:test";
import { Hours, Milliseconds, Seconds } from "@bluezone/protocol/time";
import type {
  CollectedScans,
  RadioCondition,
  RadioFace,
  RadioSettings,
  ScanPlan,
} from "../../../modules/radio/face.ts";
import { absentRadio } from "./absent-radio.ts";
import { identityTable } from "./identity-table.ts";
import { nativeRadio } from "./native-radio.ts";

const NO_CALIBRATION = () => undefined;
const SETTINGS: RadioSettings = { companyId: 0xffff, seekHidden: true };
const WORDS = { title: "On guard", since: "Since", heard: "Heard", stop: "Stop" };
const GUARD_WORDS = () => WORDS;

function scriptedFace() {
  const told: unknown[] = [];
  let collected: CollectedScans = { piece: "none", scans: [], more: false };
  let condition: RadioCondition = "on";
  const face: RadioFace = {
    txPower: -12,
    maker: "Maker",
    model: "M1",
    state: () => condition,
    settings: (settings) => void told.push(["settings", settings]),
    schedule: (table) => void told.push(["schedule", table]),
    plan: (plan: ScanPlan | null) => void told.push(["plan", plan]),
    aired: () => 42,
    listened: () => 60_000,
    collect(taken) {
      told.push(["collect", taken]);
      return collected;
    },
    match: async () => new Uint8Array(0),
    forget: () => void told.push(["forget"]),
    monotonic: () => 5_000,
    bootId: () => "boot",
    batteryLevel: () => null,
    unmetered: async () => false,
    permission: async () => "granted",
    requestPermission: async () => "granted",
    counts: () => ({}),
    openBluetooth: async () => true,
    openMakerPage: async () => true,
    notify: () => undefined,
    taps: () => [],
    rested: () => undefined,
    addListener: () => ({ remove: () => undefined }),
  };
  return {
    face,
    told,
    hear: (what: CollectedScans) => {
      collected = what;
    },
    become: (now: RadioCondition) => {
      condition = now;
    },
  };
}

test("the native side has its settings before anything else, then identities and plan as the engine gives them", () => {
  const { face, told } = scriptedFace();
  const { alone } = nativeRadio(face, NO_CALIBRATION, SETTINGS, GUARD_WORDS);
  const identity = {
    name: 7,
    from: Milliseconds(5_000),
    until: Milliseconds(605_000),
    advert: Uint8Array.of(1),
    scanResponse: Uint8Array.of(2),
    payload: new Uint8Array(20),
  };
  const plan = {
    window: Seconds(4),
    steadyEvery: Seconds(60),
    nearEvery: Seconds(7),
    nearFor: Seconds(120),
    lowEvery: Seconds(300),
    lowBelow: 0.15,
  };
  alone.identities([identity]);
  alone.plan(plan);
  alone.identities([]);
  alone.plan(null);
  alone.forget();
  assert.deepEqual(told, [
    ["settings", SETTINGS],
    ["schedule", identityTable([identity])],
    ["plan", { ...plan, window: 4_000, steadyEvery: 60_000 }],
    ["schedule", new Uint8Array(0)],
    ["plan", null],
    ["forget"],
  ]);
});

test("what was heard comes as it was written down, and the piece that was taken is named", () => {
  const { face, told, hear } = scriptedFace();
  const { alone } = nativeRadio(face, NO_CALIBRATION, SETTINGS, GUARD_WORDS);
  const scan = {
    boot: "boot before",
    wall: 1_609_045_380_000,
    at: 4_000,
    gap: 60_000,
    count: 3,
    meanRssi: -61.5,
    bestRssi: -60,
    address: new Uint8Array(6),
    advert: new Uint8Array(0),
    scanResponse: null,
    payload: new Uint8Array(20).fill(1),
  };
  hear({ piece: "first", scans: [scan], more: true });
  assert.deepEqual(alone.collect(null), { piece: "first", scans: [scan], more: true });
  alone.collect("first");
  assert.deepEqual(told.slice(1), [
    ["collect", null],
    ["collect", "first"],
  ]);
  assert.deepEqual([alone.aired(), alone.listened()], [42, Seconds(60)]);
});

test("the radio is in the state that the native side says, at every look", () => {
  const { face, become } = scriptedFace();
  const radio = nativeRadio(face, NO_CALIBRATION, SETTINGS, GUARD_WORDS);
  for (const condition of ["on", "off", "refused", "stopped", "mute", "absent"] as const) {
    become(condition);
    assert.equal<string>(radio.state(), condition);
  }
});

test("the calibration is the table's for this maker and model, and absent when the table has none", () => {
  const { face } = scriptedFace();
  const known = { rssiCorrection: 3, txPower: -12, confidence: 3 } as const;
  const radio = nativeRadio(
    face,
    (maker, model) => (`${maker} ${model}` === "Maker M1" ? known : undefined),
    SETTINGS,
    GUARD_WORDS,
  );
  assert.deepEqual(radio.calibration, known);
  assert.ok(!("calibration" in nativeRadio(face, NO_CALIBRATION, SETTINGS, GUARD_WORDS)));
});

test("without a radio the state is absent and nothing is heard, also after a broadcast and a scan", () => {
  const radio = absentRadio();
  radio.broadcast({ advert: new Uint8Array(31), scanResponse: new Uint8Array(31), until: Milliseconds(1) });
  radio.scan(Seconds(4));
  assert.equal<string>(radio.state(), "absent");
  assert.deepEqual(radio.collect(), []);
});

test("Guard mode is there where the face has it: hours and words go over, moments come back", () => {
  const { face, told } = scriptedFace();
  assert.ok(!("guard" in nativeRadio(face, NO_CALIBRATION, SETTINGS, GUARD_WORDS)));
  const on = { can: true, since: 1_609_045_380_000, until: 1_609_059_780_000, heard: 3, cutAt: null };
  const withGuard: RadioFace = {
    ...face,
    onGuard: (...args) => {
      told.push(["onGuard", ...args]);
      return true;
    },
    endGuard: () => void told.push(["endGuard"]),
    guarding: () => on,
  };
  const { guard } = nativeRadio(withGuard, NO_CALIBRATION, SETTINGS, GUARD_WORDS);
  assert.deepEqual(guard?.now(), on);
  assert.equal(guard?.begin(Hours(4)), true);
  guard?.end();
  assert.deepEqual(told.slice(-2), [["onGuard", 4, WORDS], ["endGuard"]]);
});
