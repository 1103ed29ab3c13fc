/**
 * `node heard.ts SERIAL [MORE_THAN] [SECONDS]`: waits until the radio of a debug build has been on the air and has kept more scans than
 * so many (0), within so many seconds (600); prints what it has. Read from the radio's own file (`RadioStore.kt`), since the app logs nothing.
 * Ends with 1 when time is over.
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { APP, adb } from "./adb.ts";

const [serial, moreThan = "0", seconds = "600"] = process.argv.slice(2);
if (serial === undefined) throw new Error("node heard.ts SERIAL [MORE_THAN] [SECONDS]");
const EVERY_MS = 10_000;

interface AirRecord {
  /** Name of the identity that was on the air last; null when none ever was. */
  readonly aired: string | null;
  readonly scans: number;
}

/** A copy of the file with what was written ahead of it. An absent file has no bytes. */
function found(): AirRecord {
  const folder = mkdtempSync(join(tmpdir(), "radio-"));
  for (const name of ["radio.db", "radio.db-wal"]) {
    const path = `/data/data/${APP}/databases/${name}`;
    writeFileSync(
      join(folder, name),
      adb(serial!, "exec-out", "run-as", APP, "sh", "-c", `'[ ! -f ${path} ] || cat ${path}'`),
    );
  }
  const db = new DatabaseSync(join(folder, "radio.db"));
  try {
    const has = db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name IN ('kept', 'scans')").get();
    if (has?.["n"] !== 2) return { aired: null, scans: 0 };
    const aired = db.prepare("SELECT value FROM kept WHERE name = 'aired'").get()?.["value"];
    return {
      aired: typeof aired === "string" ? aired : null,
      scans: Number(db.prepare("SELECT count(*) AS n FROM scans").get()!["n"]),
    };
  } finally {
    db.close();
  }
}

for (let waited = 0; ; waited += EVERY_MS / 1_000) {
  const { aired, scans } = found();
  if (aired !== null && scans > Number(moreThan)) {
    console.log(scans);
    break;
  }
  if (waited >= Number(seconds)) {
    console.error(`${serial} after ${waited} s: on the air last ${aired}, scans kept ${scans}`);
    process.exitCode = 1;
    break;
  }
  await setTimeout(EVERY_MS);
}
