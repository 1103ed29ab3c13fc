/** Which keys of export files were heard, with every sighting of them. */
import { createDecipheriv } from "node:crypto";
import { attenuation } from "@bluezone/protocol/air/calibration";
import { fromHex, toHex } from "@bluezone/protocol/bytes";
import { aemKey } from "@bluezone/protocol/identity/aem";
import type { SeenColumns } from "@bluezone/protocol/match/match-columns";
import { matchKeys } from "@bluezone/protocol/match/match-fast";
import type { DiagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import { type DiagnosisKeyColumns, keyAt } from "@bluezone/protocol/report/diagnosis-key-columns";
import { type Enin, eninAt, fromUnixSeconds } from "@bluezone/protocol/time";
import type { LoggedRecord } from "./sightings-file.ts";

/** A sighting that a key explains: `t` in unix seconds, `rssi` and `txPower` in dBm, `attenuation` in dB. */
type MatchedSighting = {
  readonly enin: Enin;
  readonly t: number;
  readonly rssi: number;
  readonly txPower: number;
  readonly attenuation: number;
};

/** A key that was heard; `tek` in hexadecimal. */
type MatchedKey = {
  readonly tek: string;
  readonly rollingStart: number;
  readonly rollingPeriod: number;
  readonly sightings: readonly MatchedSighting[];
};

/** Keys of several files against one log. A key is listed once, and never when any file revokes it. */
export class Matching {
  readonly #records: readonly LoggedRecord[];
  readonly #seen: SeenColumns;
  readonly #slack: number;
  readonly #found = new Map<string, MatchedKey>();
  readonly #revoked = new Set<string>();

  /** @param slack how many whole intervals a sighting may be away from its identifier's own. */
  constructor(log: readonly LoggedRecord[], slack: number) {
    this.#records = log.filter(({ sightings }) => sightings.length > 0);
    this.#seen = seen(this.#records);
    this.#slack = slack;
  }

  /** Takes the keys of a file, or its revised ones. */
  add(columns: DiagnosisKeyColumns): void {
    const rows = new Map<number, { readonly enin: Enin; readonly record: LoggedRecord }[]>();
    for (const { keyIndex, enin, rpiIndex } of matchKeys(columns, this.#seen, this.#slack)) {
      const at = rows.get(keyIndex) ?? [];
      at.push({ enin, record: this.#records[rpiIndex]! });
      rows.set(keyIndex, at);
    }
    for (const [row, heard] of rows) this.#take(keyAt(columns, row), heard);
  }

  #take(key: DiagnosisKey, heard: readonly { readonly enin: Enin; readonly record: LoggedRecord }[]): void {
    const { rollingStart, rollingPeriod, reportType } = key;
    const tek = toHex(key.key);
    if (reportType === "revoked") this.#revoked.add(tek);
    const name = `${tek} ${rollingStart} ${rollingPeriod}`;
    if (this.#found.has(name)) return;
    const open = opener(key.key);
    const sightings = heard.flatMap(({ enin, record: { rpi, sightings } }) =>
      sightings
        .filter(({ t }) => Math.abs(eninOf(t) - enin) <= this.#slack)
        .map(({ t, rssi, aem }) => {
          const txPower = open(rpi, aem);
          return { enin, t, rssi, txPower, attenuation: attenuation(txPower, rssi, 0) };
        }),
    );
    if (sightings.length > 0) this.#found.set(name, { tek, rollingStart, rollingPeriod, sightings });
  }

  /** The keys that were heard, in the order of the files. */
  matched(): MatchedKey[] {
    return [...this.#found.values()].filter(({ tek }) => !this.#revoked.has(tek));
  }
}

const eninOf = (t: number): Enin => eninAt(fromUnixSeconds(t));

/** One row for each record, from the interval of its first sighting to that of its last. */
function seen(records: readonly LoggedRecord[]): SeenColumns {
  const rpis = new Uint8Array(16 * records.length);
  const first = new Uint32Array(records.length);
  const last = new Uint32Array(records.length);
  for (const [i, { rpi, sightings }] of records.entries()) {
    rpis.set(fromHex(rpi), 16 * i);
    const times = sightings.map(({ t }) => t);
    first[i] = eninOf(times.reduce((a, b) => Math.min(a, b)));
    last[i] = eninOf(times.reduce((a, b) => Math.max(a, b)));
  }
  return { rpis, first, last };
}

/**
 * The transmit power of metadata that was sent under a key, whatever it is: who looks into a log wants to see also what no
 * phone sends. GAEN's cryptography specification, "Associated Encrypted Metadata"; byte 1 is a signed dBm.
 */
function opener(key: Uint8Array): (rpi: string, aem: string) => number {
  const metadataKey = aemKey(key);
  return (rpi, aem) => {
    const cipher = createDecipheriv("aes-128-ctr", metadataKey, fromHex(rpi));
    return cipher.update(fromHex(aem)).readInt8(1);
  };
}
