/**
 * The negative control: copies of our own files, each spoiled in one place, compiled beside the good ones. A check that does not find
 * exactly these places finds nothing.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { SOURCES } from "./places.ts";

/** What is spoiled, in which file, and what it is then. */
const SPOILED: readonly { readonly file: string; readonly good: string; readonly bad: string }[] = [
  // A method that Android does not have.
  { file: "Scanner.kt", good: "it.with.stopScan(it)", bad: "it.with.haltScan(it)" },
  // A value that may be null, read as if it never were.
  { file: "Scanner.kt", good: "result.scanRecord?.bytes", bad: "result.scanRecord.bytes" },
  // A text for a number.
  { file: "Advertiser.kt", good: ".setInterval(INTERVAL)", bad: '.setInterval("250 ms")' },
  // A method that Expo does not have, and a value of another type for one of its parameters.
  {
    file: "BluezoneRadioModule.kt",
    good: "promise.resolve(permits.of(name, canAsk = answer",
    bad: "promise.fulfil(permits.of(name, canAsk = answer",
  },
  { file: "BluezoneRadioModule.kt", good: 'Name("BluezoneRadio")', bad: "Name(7)" },
  // A method that React Native does not have.
  { file: "BehindService.kt", good: "Arguments.createMap()", bad: "Arguments.makeMap()" },
];

const PACKAGE = "package vn.bluezone.radio\n";

/** Writes the copies into a folder. Gives `FILE:LINE` of each spoiled place. Throws when a place is not there once. */
export function writeBroken(folder: string): { readonly files: string[]; readonly places: string[] } {
  mkdirSync(folder, { recursive: true });
  const names = [...new Set(SPOILED.map(({ file }) => file))];
  const places: string[] = [];
  const files = names.map((name) => {
    let text = readFileSync(join(SOURCES, name), "utf8");
    const target = join(folder, basename(name));
    // A package of its own, where everything else of ours is seen: two of the same name would be an error too.
    text = text
      .replace(PACKAGE, "package vn.bluezone.radio.broken\n")
      .replace("\nimport ", "\nimport vn.bluezone.radio.*\nimport ");
    for (const { file, good, bad } of SPOILED) {
      if (file !== name) continue;
      if (text.split(good).length !== 2) throw new Error(`${name} does not have once: ${good}`);
      places.push(`${target}:${text.slice(0, text.indexOf(good)).split("\n").length}`);
      text = text.replace(good, bad);
    }
    writeFileSync(target, text);
    return target;
  });
  return { files, places: places.sort() };
}
