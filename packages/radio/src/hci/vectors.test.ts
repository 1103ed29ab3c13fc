/** Bytes by hand against what we write and read: each vector was put together from the tables of the specification. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, toHex } from "@bluezone/protocol/bytes";
import { encodeAcl, readAcl } from "./acl.ts";
import {
  setAdvertisingData,
  setAdvertisingEnable,
  setAdvertisingParameters,
} from "./advertising-commands.ts";
import { encodeCommand, readCommand } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { createConnection, disconnect } from "./connection-commands.ts";
import { encodeEvent, readEvent } from "./event.ts";
import {
  setExtendedEnable,
  setExtendedParameters,
  setSetRandomAddress,
} from "./extended-advertising-commands.ts";
import { Malformed } from "./layout.ts";
import { setExtendedScanParameters, setScanEnable, setScanParameters } from "./scan-commands.ts";
import { reset, setLeEventMask, setRandomAddress } from "./setup-commands.ts";

const address = fromHex("665544332251");
const nobody = new Uint8Array(6);

const WRITTEN: readonly (readonly [what: string, bytes: Uint8Array, hex: string])[] = [
  ["Reset", encodeCommand(reset, {}), "030c00"],
  ["LE Set Random Address", encodeCommand(setRandomAddress, { address }), "052006665544332251"],
  [
    "LE Set Event Mask",
    encodeCommand(setLeEventMask, { mask: fromHex("3310020000000000") }),
    "0120083310020000000000",
  ],
  [
    "LE Set Advertising Parameters",
    encodeCommand(setAdvertisingParameters, {
      intervalMin: 0x190,
      intervalMax: 0x190,
      type: 0,
      ownAddressType: 1,
      peerAddressType: 0,
      peerAddress: nobody,
      channels: 7,
      filterPolicy: 0,
    }),
    "06200f9001900100010000000000000007 00".replaceAll(" ", ""),
  ],
  [
    "LE Set Advertising Data",
    encodeCommand(setAdvertisingData, { data: fromHex("020106") }),
    `08202003020106${"00".repeat(28)}`,
  ],
  ["LE Set Advertising Enable", encodeCommand(setAdvertisingEnable, { enable: 1 }), "0a200101"],
  [
    "LE Set Scan Parameters",
    encodeCommand(setScanParameters, {
      type: 1,
      interval: 48,
      window: 48,
      ownAddressType: 1,
      filterPolicy: 0,
    }),
    "0b200701300030000100",
  ],
  ["LE Set Scan Enable", encodeCommand(setScanEnable, { enable: 1, filterDuplicates: 0 }), "0c20020100"],
  [
    "LE Create Connection",
    encodeCommand(createConnection, {
      scanInterval: 48,
      scanWindow: 48,
      filterPolicy: 0,
      peerAddressType: 1,
      peerAddress: address,
      ownAddressType: 1,
      intervalMin: 24,
      intervalMax: 24,
      latency: 0,
      supervisionTimeout: 400,
      eventMin: 0,
      eventMax: 0,
    }),
    "0d201930003000000166554433225101180018000000900100000000",
  ],
  ["Disconnect", encodeCommand(disconnect, { handle: 42, reason: 0x13 }), "0604032a0013"],
  [
    "LE Set Advertising Set Random Address",
    encodeCommand(setSetRandomAddress, { set: 0, address }),
    "35200700665544332251",
  ],
  [
    "LE Set Extended Advertising Parameters",
    encodeCommand(setExtendedParameters, {
      set: 0,
      properties: 0x13,
      intervalMin: 0x190,
      intervalMax: 0x190,
      channels: 7,
      ownAddressType: 1,
      peerAddressType: 0,
      peerAddress: nobody,
      filterPolicy: 0,
      txPower: 0x7f,
      primaryPhy: 1,
      secondaryMaxSkip: 0,
      secondaryPhy: 1,
      sid: 0,
      scanRequestNotifications: 0,
    }),
    "3620190013009001009001000701000000000000000 07f0100010000".replaceAll(" ", ""),
  ],
  [
    "LE Set Extended Advertising Enable",
    encodeCommand(setExtendedEnable, { enable: 1, sets: [{ set: 0, duration: 60_000, maxEvents: 0 }] }),
    "392006010100 60ea00".replaceAll(" ", ""),
  ],
  [
    "LE Set Extended Scan Parameters",
    encodeCommand(setExtendedScanParameters, {
      ownAddressType: 1,
      filterPolicy: 0,
      phys: 1,
      type: 1,
      interval: 48,
      window: 48,
    }),
    "412008010001 0130003000".replaceAll(" ", ""),
  ],
  ["an ACL fragment", encodeAcl({ handle: 42, boundary: 1, data: fromHex("0102") }), "2a1002000102"],
];

for (const [what, bytes, hex] of WRITTEN)
  test(`${what} is written as the specification lays it out`, () => assert.equal(toHex(bytes), hex));

const READ: readonly (readonly [hex: string, event: object])[] = [
  ["05040 02a0013".replaceAll(" ", ""), { is: "disconnected", status: 0, handle: 42, reason: 0x13 }],
  ["0e0401030c00", { is: "commandComplete", packets: 1, opcode: 0x0c03, returns: Uint8Array.of(0) }],
  ["0f040c010d20", { is: "commandStatus", status: 0x0c, packets: 1, opcode: 0x200d }],
  ["100107", { is: "hardwareError", code: 7 }],
  ["1305012a000300", { is: "packetsDone", links: [{ handle: 42, count: 3 }] }],
  [
    "3e13 01002a0000016655443322511800000090 0100".replaceAll(" ", ""),
    {
      is: "connected",
      status: 0,
      handle: 42,
      role: 0,
      peerAddressType: 1,
      peerAddress: address,
      interval: 24,
      latency: 0,
      supervisionTimeout: 400,
      clockAccuracy: 0,
    },
  ],
  [
    "3e0f02010001665544332251 03020106c4".replaceAll(" ", ""),
    {
      is: "reports",
      reports: [{ type: 0, addressType: 1, address, data: fromHex("020106"), rssi: -60 }],
    },
  ],
  [
    "3e1d0d011300016655443322510100ff7fc4000000000000000000 03020106".replaceAll(" ", ""),
    {
      is: "extendedReports",
      reports: [
        {
          type: 0x13,
          addressType: 1,
          address,
          primaryPhy: 1,
          secondaryPhy: 0,
          sid: 0xff,
          txPower: 127,
          rssi: -60,
          periodicInterval: 0,
          directAddressType: 0,
          directAddress: nobody,
          data: fromHex("020106"),
        },
      ],
    },
  ],
  ["3e06123c00000005", { is: "setTerminated", status: 0x3c, set: 0, handle: 0, events: 5 }],
  ["ff0101", { is: "unknown", code: 0xff, subcode: undefined }],
  ["3e0199", { is: "unknown", code: 0x3e, subcode: 0x99 }],
];

for (const [hex, event] of READ)
  test(`event ${hex.slice(0, 6)}… is read as ${(event as { is: string }).is}`, () =>
    assert.deepEqual(readEvent(fromHex(hex)), event));

test("events that a double writes are those that are read", () => {
  const { is: _, ...values } = { is: "", status: 0, handle: 42, reason: 0x13 };
  assert.equal(toHex(encodeEvent("disconnected", values)), "0504002a0013");
  const set = { status: 0x3c, set: 0, handle: 0, events: 5 };
  assert.equal(toHex(encodeEvent("setTerminated", set)), "3e06123c00000005");
});

test("what is too short, or is not as long as it says, is malformed", () => {
  for (const hex of ["", "05", "0504002a", "050500", "3e00", "3e0101", "0e0201ff", "0504002a001300"])
    assert.throws(() => readEvent(fromHex(hex)), Malformed, hex);
  for (const hex of ["", "2a10", "2a100300aa", "2a100100aabb"])
    assert.throws(() => readAcl(fromHex(hex)), Malformed, hex);
  for (const hex of ["", "030c", "030c01", "030c0000"])
    assert.throws(() => readCommand(fromHex(hex)), Malformed, hex);
});

test("what does not fit is refused before it is sent", () => {
  assert.throws(() => encodeCommand(setRandomAddress, { address: new Uint8Array(5) }), RangeError);
  assert.throws(() => encodeCommand(setAdvertisingData, { data: new Uint8Array(32) }), RangeError);
  assert.throws(() => encodeCommand(setAdvertisingEnable, { enable: 256 }), RangeError);
  assert.throws(() => encodeCommand(disconnect, { handle: -1, reason: 0 }), RangeError);
  assert.throws(() => encodeAcl({ handle: 0xf00, boundary: 0, data: nobody }), RangeError);
});

test("every command has an opcode and a name of its own", () => {
  assert.equal(new Set(COMMANDS.map(({ opcode }) => opcode)).size, COMMANDS.length);
  assert.equal(new Set(COMMANDS.map(({ name }) => name)).size, COMMANDS.length);
});
