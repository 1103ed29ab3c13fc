/** What a command tells of the radio that it is for, and what an answer does. One table by opcode. */
import { setAdvertisingEnable, setAdvertisingParameters } from "../hci/advertising-commands.ts";
import { type Command, command, INFORMATION, nothing } from "../hci/command.ts";
import { cancelConnection, createConnection, createExtendedConnection } from "../hci/connection-commands.ts";
import {
  setExtendedEnable,
  setExtendedParameters,
  setSetRandomAddress,
} from "../hci/extended-advertising-commands.ts";
import { bytes, decode, type Layout, Malformed, record } from "../hci/layout.ts";
import {
  setExtendedScanEnable,
  setExtendedScanParameters,
  setScanEnable,
  setScanParameters,
} from "../hci/scan-commands.ts";
import { reset, setRandomAddress } from "../hci/setup-commands.ts";

/** Core Specification 5.4, Vol 4, Part E, §7.4.6: the public address. Other hosts ask for it; ours never does. */
export const readPublicAddress = command(
  "Read BD_ADDR",
  INFORMATION,
  0x009,
  nothing,
  record({ address: bytes(6) }),
);

/** The set that the legacy commands mean. */
export const LEGACY_SET = -1;
/** ms of a slot, as scans and adverts count. */
const SLOT = 0.625;

export type ControllerSetting =
  | { readonly is: "reset" }
  | { readonly is: "address"; readonly address: Uint8Array }
  /** ms. */
  | { readonly is: "scan-parameters"; readonly interval: number; readonly window: number }
  | { readonly is: "scan"; readonly on: boolean }
  /** ms. */
  | { readonly is: "advert-parameters"; readonly set: number; readonly interval: number }
  /** No set named: all. */
  | { readonly is: "advert"; readonly on: boolean; readonly sets: readonly number[] }
  | { readonly is: "call"; readonly address: Uint8Array }
  | { readonly is: "cancel" };

const row = <P>(
  { opcode, parameters }: Command<P, never> | Command<P, unknown>,
  tell: (values: P) => ControllerSetting,
) => [opcode, (from: Uint8Array) => tell(decode(parameters as Layout<P>, from))] as const;

const scanParameters = ({
  interval,
  window,
}: {
  readonly interval: number;
  readonly window: number;
}): ControllerSetting => ({
  is: "scan-parameters",
  interval: interval * SLOT,
  window: window * SLOT,
});
const scan = ({ enable }: { readonly enable: number }): ControllerSetting => ({
  is: "scan",
  on: enable !== 0,
});
const address = (values: { readonly address: Uint8Array }): ControllerSetting => ({
  is: "address",
  address: values.address,
});
const call = ({ peerAddress }: { readonly peerAddress: Uint8Array }): ControllerSetting => ({
  is: "call",
  address: peerAddress,
});

const TABLE: ReadonlyMap<number, (parameters: Uint8Array) => ControllerSetting> = new Map([
  row(reset, () => ({ is: "reset" })),
  row(setRandomAddress, address),
  row(setSetRandomAddress, address),
  row(setScanParameters, scanParameters),
  row(setExtendedScanParameters, scanParameters),
  row(setScanEnable, scan),
  row(setExtendedScanEnable, scan),
  row(setAdvertisingParameters, ({ intervalMin }) => ({
    is: "advert-parameters",
    set: LEGACY_SET,
    interval: intervalMin * SLOT,
  })),
  row(setExtendedParameters, ({ set, intervalMin }) => ({
    is: "advert-parameters",
    set,
    interval: intervalMin * SLOT,
  })),
  row(setAdvertisingEnable, ({ enable }) => ({ is: "advert", on: enable !== 0, sets: [LEGACY_SET] })),
  row(setExtendedEnable, ({ enable, sets }) => ({
    is: "advert",
    on: enable !== 0,
    sets: sets.map(({ set }) => set),
  })),
  row(createConnection, call),
  row(createExtendedConnection, call),
  row(cancelConnection, () => ({ is: "cancel" })),
]);

/** What a command tells; nothing when it is of no use here or cannot be read. */
export function toldBy(opcode: number, parameters: Uint8Array): ControllerSetting | undefined {
  try {
    return TABLE.get(opcode)?.(parameters);
  } catch (error) {
    // It is the controller's to refuse.
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
