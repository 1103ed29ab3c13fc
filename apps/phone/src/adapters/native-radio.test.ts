import assert from "node:assert/strict";
import { test } from "node:test";
import { Milliseconds, Seconds } from "@bluezone/protocol/time";
import type { HeardAdvert, RadioCondition, RadioFace, ScheduledFrame } from "../../modules/radio/face.ts";
import { absentRadio } from "./absent-radio.ts";
import { nativeRadio } from "./native-radio.ts";

const NO_CALIBRATION = () => undefined;

function memoryFace() {
  const schedules: (readonly ScheduledFrame[])[] = [];
  const scans: number[] = [];
  let heard: HeardAdvert[] = [];
  let condition: RadioCondition = "on";
  const face: RadioFace = {
    txPower: -12,
    maker: "Maker",
    model: "M1",
    state: () => condition,
    schedule: (frames) => void schedules.push(frames),
    scan: (window) => void scans.push(window),
    collect() {
      const all = heard;
      heard = [];
      return all;
    },
    monotonic: () => 5_000,
    bootId: () => "boot",
    batteryLevel: () => null,
    permission: async () => "granted",
    requestPermission: async () => "granted",
    openBluetooth: async () => true,
    notify: () => undefined,
  };
  return {
    face,
    schedules,
    scans,
    hear: (advert: HeardAdvert) => void heard.push(advert),
    become: (now: RadioCondition) => {
      condition = now;
    },
  };
}

test("a frame is handed over from now until its own end, and silence is an empty schedule", () => {
  const { face, schedules } = memoryFace();
  const radio = nativeRadio(face, NO_CALIBRATION);
  const frame = { advert: Uint8Array.of(1), scanResponse: Uint8Array.of(2), until: Milliseconds(605_000) };
  radio.broadcast(frame);
  radio.broadcast(null);
  assert.deepEqual(schedules, [[{ ...frame, from: 5_000 }], []]);
});

test("what was heard is collected once, and a scan is started with its length", () => {
  const { face, hear, scans } = memoryFace();
  const radio = nativeRadio(face, NO_CALIBRATION);
  const advert = {
    at: 4_000,
    rssi: -60,
    address: new Uint8Array(6),
    advert: Uint8Array.of(3),
    scanResponse: null,
  };
  hear(advert);
  assert.deepEqual(radio.collect(), [advert]);
  assert.deepEqual(radio.collect(), []);
  radio.scan(Seconds(4));
  assert.deepEqual(scans, [4_000]);
});

test("the radio is in the state that the native side says, at every look", () => {
  const { face, become } = memoryFace();
  const radio = nativeRadio(face, NO_CALIBRATION);
  for (const condition of ["on", "off", "refused", "stopped", "mute", "absent"] as const) {
    become(condition);
    assert.equal<string>(radio.state(), condition);
  }
});

test("the calibration is the table's for this maker and model, and absent when the table has none", () => {
  const { face } = memoryFace();
  const known = { rssiCorrection: 3, txPower: -12, confidence: 3 } as const;
  const radio = nativeRadio(face, (maker, model) => (`${maker} ${model}` === "Maker M1" ? known : undefined));
  assert.deepEqual(radio.calibration, known);
  assert.ok(!("calibration" in nativeRadio(face, NO_CALIBRATION)));
});

test("without a radio the state is absent and nothing is heard, also after a broadcast and a scan", () => {
  const radio = absentRadio();
  radio.broadcast({ advert: new Uint8Array(31), scanResponse: new Uint8Array(31), until: Milliseconds(1) });
  radio.scan(Seconds(4));
  assert.equal<string>(radio.state(), "absent");
  assert.deepEqual(radio.collect(), []);
});
