/**
 * The protocol's core on engines of phones: Hermes 0.12, about half as fast as the Hermes that ships and behind it in the language, and
 * QuickJS, slower than both. Each check holds, and takes at most three times what it took when the baseline was written.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { fromHex, toHex } from "@bluezone/protocol/bytes";
import { packEntry, zipOf } from "@bluezone/protocol/export/export-zip-write";
import { PURE_PACKING } from "@bluezone/protocol/export/packing";
import { doseConfig } from "@bluezone/protocol/risk/dose-config";
import { vectors } from "@bluezone/protocol/testing/vectors";
import { build, type Rolldown } from "vite";
import type { CheckInput, CheckResult } from "./checks.ts";
import { vectorDose } from "./vector-dose.ts";

const run = promisify(execFile);
const require = createRequire(import.meta.url);
/** Comes with Expo, as React Native's preset does. */
const babel = require("@babel/core") as {
  transformAsync(code: string, options: object): Promise<{ readonly code: string } | null>;
};

/**
 * What stands between these engines and the one that ships. React Native brings a TextEncoder (here: ASCII, all that the protocol
 * encodes). The Hermes that ships has `at` and `with`, 0.12 has not; what that one lacks too is not added here. QuickJS 2025-04-26
 * writes a zero too many in base 2 when the bits are a multiple of 64, and the curves count them.
 */
const PRELUDE = `if (typeof TextEncoder === "undefined") globalThis.TextEncoder = function () {
  this.encode = function (text) {
    return Uint8Array.from(text, function (sign) {
      if (sign.charCodeAt(0) > 127) throw new Error("not ASCII");
      return sign.charCodeAt(0);
    });
  };
};
if (!Array.prototype.at) Array.prototype.at = function (place) {
  return this[place < 0 ? this.length + place : place];
};
if (!Array.prototype.with) Array.prototype.with = function (place, value) {
  const copy = this.slice();
  copy[place < 0 ? copy.length + place : place] = value;
  return copy;
};
if ((BigInt(1) << BigInt(63)).toString(2).length !== 64) {
  const written = BigInt.prototype.toString;
  BigInt.prototype.toString = function (radix) {
    const text = written.call(this, radix);
    return radix === 2 ? text.replace(/^0+(?=.)/, "") : text;
  };
}
`;

/** The checks and what they are given as one script, in the language that React Native's preset leaves for Hermes without classes. */
async function script(given: CheckInput): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: false,
      target: "es2022",
      lib: { entry: resolve(import.meta.dirname, "checks.ts"), formats: ["iife"], name: "checks" },
    },
  })) as Rolldown.RolldownOutput[];
  const transformed = await babel.transformAsync(built[0]?.output[0].code ?? "", {
    configFile: false,
    babelrc: false,
    compact: false,
    presets: [
      [
        require.resolve("@react-native/babel-preset"),
        { disableImportExportTransform: true, enableBabelRuntime: false },
      ],
    ],
  });
  return `${PRELUDE}var given = ${JSON.stringify(given)};\n${transformed?.code ?? ""}`;
}

/** An engine: its name and how a script file is run on it. */
interface Engine {
  readonly name: "hermes" | "quickjs";
  readonly command: string;
  readonly args: readonly string[];
}

/** The engines. Throws when the package of the first is not installed. */
function engines(): readonly Engine[] {
  const hermes = dirname(require.resolve("hermes-engine-cli/package.json"));
  const folder = process.platform === "darwin" ? "osx-bin" : "linux64-bin";
  return [
    { name: "hermes", command: join(hermes, folder, "hermes"), args: ["-O"] },
    { name: "quickjs", command: "qjs", args: [] },
  ];
}

/** Runs a script file on an engine. Rejects when it is not installed, cannot read the script, or prints anything but the checks' line. */
async function runOn({ name, command, args }: Engine, file: string): Promise<readonly CheckResult[]> {
  try {
    const { stdout } = await run(command, [...args, file], { timeout: 600_000 });
    return JSON.parse(stdout) as readonly CheckResult[];
  } catch (error) {
    throw new Error(`${name} did not run; QuickJS comes with \`apt-get install quickjs\``, { cause: error });
  }
}

interface Baseline {
  readonly milliseconds: Readonly<Record<Engine["name"], Readonly<Record<string, number>>>>;
}

const baseline = JSON.parse(readFileSync(join(import.meta.dirname, "baseline.json"), "utf8")) as Baseline;
/** So many times the baseline is too slow. */
const SLOWER = 3;
/** Less than this many milliseconds says nothing on a machine that does other things too. */
const NOISE = 100;

type Pieces = readonly (readonly [string, string])[];
const exported = vectors<Omit<CheckInput["export"], "zip" | "bin"> & { bin: Pieces; sig: Pieces }>("export");
const joined = (pieces: Pieces): string => pieces.map(([, hex]) => hex).join("");
const entry = (name: string, pieces: Pieces) => packEntry(name, [fromHex(joined(pieces))], PURE_PACKING);
const zip = zipOf([await entry("export.bin", exported.bin), await entry("export.sig", exported.sig)]);
const transmission = vectors<Omit<CheckInput["transmission"], "onNode">>("transmission");
const onNode = transmission.encounters.map((encounter) =>
  vectorDose(encounter, doseConfig(transmission.config)),
);
const given: CheckInput = {
  transmission: { ...transmission, onNode },
  identifiers: vectors("identifiers"),
  publishHmac: vectors("publish-hmac"),
  export: {
    says: exported.says,
    states: exported.states,
    rejected: exported.rejected,
    bin: joined(exported.bin),
    zip: toHex(zip),
  },
};

const folder = mkdtempSync(join(tmpdir(), "bluezone-engines-"));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "checks.js");
writeFileSync(file, await script(given));

for (const engine of engines()) {
  const budgets = baseline.milliseconds[engine.name];
  let ran: Promise<readonly CheckResult[]> | undefined;
  const checks = () => {
    ran ??= runOn(engine, file);
    return ran;
  };

  test(`${engine.name} runs every check of the baseline`, async () => {
    assert.deepEqual(
      (await checks()).map(({ name }) => name),
      Object.keys(budgets),
    );
  });

  for (const [name, usual] of Object.entries(budgets))
    test(`${engine.name}: ${name}, in time`, async () => {
      const budget = SLOWER * Math.max(usual, NOISE);
      const find = (all: readonly CheckResult[]) => all.find((check) => check.name === name);
      const first = find(await checks());
      assert.equal(first?.fault, null);
      // A machine that was busy for a moment gets a second try.
      const took = first.took <= budget ? first.took : (find(await runOn(engine, file))?.took ?? Infinity);
      assert.ok(took <= budget, `${took} ms instead of at most ${budget} ms`);
    });
}
