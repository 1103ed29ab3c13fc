/** The stubs by hand against Apple's interface: each name is there, for the oldest iOS, with as many parameters. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { filesOf } from "../cache.ts";
import { packages } from "../packages.ts";
import { held, type Result } from "../part.ts";
import { apple } from "./apple.ts";
import { faultsOf, stubLines, unlisted } from "./stub-lines.ts";

/** Stubs, one a module. */
export const STUBS = join(import.meta.dirname, "stubs");
/** Frameworks whose lists the stubs are looked up in. */
const LISTS = [
  "CoreBluetooth",
  "CommonCrypto",
  "Darwin",
  "Foundation",
  "Security",
  "UIKit",
  "UserNotifications",
];
/** Stubs of what is Swift alone, and in no list. */
const UNLISTED = [
  "ActivityKit.swift",
  "CryptoKit.swift",
  "Network.swift",
  "SwiftUI.swift",
  "WidgetKit.swift",
];
/** A stub that is wrong in each way that can be found. */
const WRONG = `
public final class CBCentralManager: CBManager {  // objc: CBCentralManager
  public func stopScanning() {}  // objc: stopScanning
  public func halt() {}  // objc: stopScan
  public func connect(_ peripheral: CBPeripheral) {}  // objc: connectPeripheralOptions
}
public enum CBManagerState: Int {  // objc: CBManagerState
  case poweredOn = 4  // objc: PoweredOn
}
public final class CBPeripheral: CBPeer {  // objc: CBPeripheral
  public var rssi: Int { 0 }  // objc: RSSI
  public func pair() {}
}
`;
const WRONGS = 6;

/** Checks all stubs, and that a wrong one is found. */
export async function stubsAreApples(): Promise<Result[]> {
  const types = join(await packages(), "@nativescript/types-ios/lib/ios/objc-x86_64");
  const list = apple(LISTS.map((name) => readFileSync(join(types, `objc!${name}.d.ts`), "utf8")));
  const stubs = filesOf(STUBS).map((file) => ({ file: basename(file), text: readFileSync(file, "utf8") }));
  const lines = stubs.flatMap(({ file, text }) => stubLines(file, text));
  const others = stubs
    .filter(({ file }) => !UNLISTED.includes(file))
    .flatMap(({ file, text }) => unlisted(file, text));
  const wrong = [
    ...stubLines("wrong", WRONG).flatMap((line) => faultsOf(list, line)),
    ...unlisted("wrong", WRONG),
  ];
  return [
    held(
      "Swift: the stubs have names that Apple's frameworks have",
      [...lines.flatMap((line) => faultsOf(list, line)), ...others],
      `${lines.length} names`,
    ),
    held("Swift: a wrong stub is found", wrong.length === WRONGS ? [] : ["found:", ...wrong]),
  ];
}
