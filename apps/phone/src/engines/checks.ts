/**
 * The protocol's core on any JavaScript engine: a script without platform, that runs the vectors and prints what came of them as one
 * line of JSON. `engines.deep` bundles it and runs it.
 */
import { fromBase64, fromHex, joinBytes, toBase64, toHex } from "@bluezone/protocol/bytes";
import { readExport } from "@bluezone/protocol/export/export-file";
import { aemKey, openMetadata, sealMetadata } from "@bluezone/protocol/identity/aem";
import { decodeMetadata } from "@bluezone/protocol/identity/metadata";
import { rpiKey, rpis } from "@bluezone/protocol/identity/rpi";
import { tek } from "@bluezone/protocol/identity/tek";
import { matchKeys } from "@bluezone/protocol/match/match-kernel";
import { bindsKeys, publishClearTexts, publishHmac } from "@bluezone/protocol/report/publish-hmac";
import { type DoseConfig, doseConfig } from "@bluezone/protocol/risk/dose-config";
import { Enin } from "@bluezone/protocol/time";
import { type VectorEncounter, vectorDose } from "./vector-dose.ts";

interface PublishedKey {
  readonly key: string;
  readonly rollingStartNumber: number;
  readonly rollingPeriod: number;
  readonly transmissionRisk: number;
}

interface Encounter extends VectorEncounter {
  readonly name: string;
  readonly near: number;
  readonly hazard: number;
}

/** What the script is given as the global `given`: the vectors of those names, and an export file. */
export interface CheckInput {
  readonly identifiers: {
    readonly tek: string;
    readonly rollingStart: number;
    readonly rollingPeriod: number;
    readonly rpiKey: string;
    readonly aemKey: string;
    readonly metadata: string;
    readonly intervals: readonly { readonly enin: number; readonly rpi: string; readonly aem: string }[];
  };
  readonly publishHmac: {
    readonly secret: string;
    readonly valid: readonly {
      readonly keys: readonly PublishedKey[];
      readonly clearTexts: readonly string[];
      readonly hmacs: readonly string[];
    }[];
    readonly invalid: readonly { readonly keys: readonly PublishedKey[]; readonly hmac: string }[];
  };
  readonly export: {
    readonly says: { readonly keys: readonly { readonly key: string }[] };
    readonly states: readonly {
      readonly state: string;
      readonly publicKeys: readonly {
        readonly id: string;
        readonly version: string;
        readonly publicKey: string;
      }[];
    }[];
    readonly rejected: readonly { readonly field: string }[];
    /** The vectors' `export.bin`, hexadecimal. */
    readonly bin: string;
    /** The vectors' two entries as a zip, hexadecimal. */
    readonly zip: string;
  };
  /** The vectors, and the same encounters as Node answers them. */
  readonly transmission: {
    readonly config: DoseConfig;
    readonly encounters: readonly Encounter[];
    readonly onNode: readonly { readonly seconds: number; readonly near: number; readonly hazard: number }[];
  };
}

/** What came of one check. */
export interface CheckResult {
  readonly name: string;
  /** Why it failed; null when it holds. */
  readonly fault: string | null;
  /** Milliseconds. */
  readonly took: number;
}

declare const given: CheckInput;
declare const print: ((line: string) => void) | undefined;

function same(found: unknown, wanted: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${a.slice(0, 200)} instead of ${b.slice(0, 200)}`);
}

/** Bytes that repeat and are nobody's: xorshift32. */
function filler(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 2_463_534_242;
  for (let at = 0; at < length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state;
  }
  return bytes;
}

const { identifiers: day } = given;
const MATCHED = 1_000;
const HEARD = 5_000;
/** As many keys as a phone has 300 ms for, at five each; each heard once a minute for an hour. */
const HOURS = 60;

const doseOf = (encounter: VectorEncounter) => vectorDose(encounter, doseConfig(given.transmission.config));

const CHECKS: Readonly<Record<string, () => void>> = {
  "a day key becomes its 144 identifiers": () => {
    same(toHex(rpiKey(fromHex(day.tek))), day.rpiKey);
    const all = rpis(tek(fromHex(day.tek), Enin(day.rollingStart), day.rollingPeriod));
    same(
      all.map(({ rpi }) => toHex(rpi)),
      day.intervals.map(({ rpi }) => rpi),
    );
  },
  "144 times metadata is sealed and opened": () => {
    const key = aemKey(fromHex(day.tek));
    same(toHex(key), day.aemKey);
    const metadata = decodeMetadata(fromHex(day.metadata));
    if (!metadata) throw new Error("the metadata cannot be read");
    for (const { rpi, aem } of day.intervals) {
      same(toHex(sealMetadata(key, fromHex(rpi), metadata)), aem);
      same(openMetadata(key, fromHex(rpi), fromHex(aem)), metadata);
    }
  },
  "1,000 day keys are matched with 5,016 identifiers": () => {
    const heard = day.intervals.filter((_, i) => i % 9 === 0);
    const keys = filler(16 * MATCHED);
    keys.set(fromHex(day.tek), 16 * 617);
    const seen = {
      rpis: joinBytes(filler(16 * HEARD), ...heard.map(({ rpi }) => fromHex(rpi))),
      first: new Uint32Array(HEARD + heard.length).fill(day.rollingStart),
      last: new Uint32Array(HEARD + heard.length).fill(day.rollingStart + day.rollingPeriod - 1),
    };
    const found = matchKeys(
      {
        keys,
        starts: new Uint32Array(MATCHED).fill(day.rollingStart),
        periods: new Uint8Array(MATCHED).fill(day.rollingPeriod),
      },
      seen,
      0,
    );
    same(
      found,
      heard.map(({ enin }, i) => ({ keyIndex: 617, enin, rpiIndex: HEARD + i })),
    );
  },
  "HMACs bind the keys that are published and no others": () => {
    const secret = fromHex(given.publishHmac.secret);
    const teks = (keys: readonly PublishedKey[]) =>
      keys.map((k) => ({
        ...tek(fromBase64(k.key), Enin(k.rollingStartNumber), k.rollingPeriod),
        transmissionRisk: k.transmissionRisk,
      }));
    for (const { keys, clearTexts, hmacs } of given.publishHmac.valid) {
      const texts = publishClearTexts(teks(keys));
      same(texts, clearTexts);
      same(
        texts.map((text) => toBase64(publishHmac(secret, text))),
        hmacs,
      );
    }
    for (const { keys, hmac } of given.publishHmac.invalid)
      same(bindsKeys(fromBase64(hmac), secret, teks(keys)), false);
  },
  "an export file is unpacked and read, and its signature checked against each key": () => {
    const zip = fromHex(given.export.zip);
    const wanted = given.export.says.keys.map(({ key }) => key);
    for (const { state, publicKeys } of given.export.states) {
      const read = readExport(
        zip,
        publicKeys.map((key) => ({ ...key, publicKey: fromHex(key.publicKey) })),
      );
      same(read.signature, state);
      same(
        read.keys.map(({ key }) => toHex(key)),
        wanted,
      );
    }
  },
  "keys that an export file must not hold are left out, also one that it holds twice": () => {
    const wanted = given.export.says.keys.map(({ key }) => key);
    for (const { field } of given.export.rejected) {
      const read = readExport(fromHex(given.export.bin + field), []);
      same(
        read.keys.map(({ key }) => toHex(key)),
        wanted,
      );
      same(
        read.rejected.map(({ index }) => index),
        [3],
      );
    }
  },
  "probabilities of transmission are those of the vectors, and bit for bit those of Node": () => {
    const { encounters, onNode } = given.transmission;
    for (const [at, encounter] of encounters.entries()) {
      const found = doseOf(encounter);
      for (const figure of ["near", "hazard"] as const)
        if (!(Math.abs(found[figure] / encounter[figure] - 1) < 1e-6))
          throw new Error(`${encounter.name}, ${figure}: ${found[figure]} instead of ${encounter[figure]}`);
      same(found, onNode[at]);
    }
  },
  "60 keys, each heard for an hour, get their probability within five milliseconds each": () => {
    const scans = Array.from(
      { length: 60 },
      (_, minute) => [55 + ((minute * 5) % 11), 60 + ((minute * 7) % 13), 60] as const,
    );
    for (let key = 0; key < HOURS; key += 1)
      if (!(doseOf({ confidence: 3, scans }).hazard > 0)) throw new Error("no hazard");
  },
};

const checked: CheckResult[] = [];
for (const name of Object.keys(CHECKS)) {
  const from = Date.now();
  let fault: string | null = null;
  try {
    CHECKS[name]?.();
  } catch (error) {
    fault = String(error);
  }
  checked.push({ name, fault, took: Date.now() - from });
}
const say = typeof print === "function" ? print : (line: string) => console.log(line);
say(JSON.stringify(checked));
