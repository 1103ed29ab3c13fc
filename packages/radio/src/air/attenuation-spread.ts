/** What attenuation a scan would see in the simulated air: the distribution by place, carriage and distance. */
import { Milliseconds, parseInstant, plus, Seconds } from "@bluezone/protocol/time";
import { Air } from "./air.ts";
import type { Carriage } from "./carriage.ts";
import { Metres } from "./distance.ts";
import { calibrationOf, drawOffsets, MEAN_PHONE, type PhoneOffsets } from "./phone-offsets.ts";
import type { Place } from "./profile.ts";

/** Who meets: how both are carried, and what is known of their models. */
export type Meeting = {
  readonly place: Place;
  readonly carriages: readonly [Carriage, Carriage];
  /** calibrated: models differ as in the data and declare it. unknown: they differ and declare the mean phone. */
  readonly models: "calibrated" | "unknown";
  readonly metres: number;
};

/** Mean attenuation of a 4 s scan in dB at three places of its distribution, and the share of scans that heard anything. */
export type Spread = {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly heard: number;
};

const PAIRS = 400;
const SCANS = 3;
const START = parseInstant("2020-12-27T07:00:00Z");

/** `PAIRS` pairs of people, each scanning `SCANS` times an hour apart, in an air of their own. */
export function attenuationSpread({ place, carriages, models, metres }: Meeting): Spread {
  const air = new Air(2020);
  const emission = {
    advert: new Uint8Array(31),
    scanResponse: new Uint8Array(24),
    address: new Uint8Array(6),
  };
  const found: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const [listener, sender] = [`listener ${pair}`, `sender ${pair}`];
    const offsets = [drawOffsets(1, listener), drawOffsets(1, sender)] as const;
    // Pairs stand a kilometre apart, so that they neither hear nor disturb each other.
    const x = pair * 1_000;
    air.add({ id: listener, position: at(x), carriage: carriages[0], offsets: offsets[0], emission, place });
    air.add({
      id: sender,
      position: at(x + metres),
      carriage: carriages[1],
      offsets: offsets[1],
      emission,
      place,
    });
    const declared = (phone: PhoneOffsets) => calibrationOf(models === "calibrated" ? phone : MEAN_PHONE);
    for (let scan = 0; scan < SCANS; scan++) {
      const from = plus(START, Milliseconds(scan * 3_600_000));
      const readings = air.scan(listener, from, plus(from, Seconds(4)));
      if (readings.length === 0) continue;
      const rssi = readings.reduce((sum, r) => sum + r.rssi, 0) / readings.length;
      found.push(declared(offsets[1]).txPower - (rssi + declared(offsets[0]).rssiCorrection));
    }
  }
  found.sort((a, b) => a - b);
  const quantile = (q: number): number =>
    found[Math.min(found.length - 1, Math.floor(q * found.length))] ?? Number.NaN;
  return {
    p10: quantile(0.1),
    p50: quantile(0.5),
    p90: quantile(0.9),
    heard: found.length / (PAIRS * SCANS),
  };
}

const at = (x: number) => ({ x: Metres(x), y: Metres(0) });
