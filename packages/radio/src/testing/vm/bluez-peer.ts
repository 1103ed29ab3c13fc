/** BlueZ's daemon as one of us, by its shell and so by D-Bus: it has the service, says it on the air, and comes as a central. */
import { SERVICE_UUID } from "@bluezone/protocol/air/frame";
import { fromHex } from "@bluezone/protocol/bytes";
import type { Shell } from "./bluez.ts";

const PAYLOAD = "6daf05cd-e281-4128-bd80-351e09e65ef1";
const SIGNAL = "f2cada7e-9ca5-457a-8373-2b984b70d475";

/** Lines of bytes, as the shell shows them. */
const TABLE = "((?: {2}(?:[0-9a-f]{2} )+.*\\n)+)";
const bytesOf = (table: string): string =>
  table
    .split("\n")
    .map((line) => line.slice(2, 50).replaceAll(" ", ""))
    .join("");
/** What the shell said without its prompts. */
const withoutPrompts = (said: string): string => said.replaceAll(/^(\[[^\]\n]*\]> ?)+\n?/gm, "");

/** Bytes as the shell takes them. */
export const typed = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => `0x${byte.toString(16)}`).join(" ");

/** The bytes of the shell's first table behind a word, as hex; empty when there is none. */
export const dumped = (said: string, behind: string): string =>
  bytesOf(new RegExp(`${behind}\\n${TABLE}`).exec(withoutPrompts(said))?.[1] ?? "");

/** Puts our service into the daemon's table of attributes, with a payload to be read. What it has of its own stands before it. */
export async function serve(shell: Shell, payload: Uint8Array): Promise<void> {
  await shell.say([`gatt.register-service ${SERVICE_UUID}`], /Primary \(yes\/no\)/);
  await shell.say(["yes", `gatt.register-characteristic ${PAYLOAD} read`], /Enter value:/);
  await shell.say([typed(payload), `gatt.register-characteristic ${SIGNAL} write,notify`], /Enter value:/);
  await shell.say(
    [typed(new Uint8Array(payload.length)), "gatt.register-application"],
    /Application registered/,
  );
}

/** Advertises our service, connectable and about five times a second; `more`: further lines of the shell about the advert. */
export async function advertise(shell: Shell, more: readonly string[] = []): Promise<void> {
  const lines = [`advertise.uuids ${SERVICE_UUID}`, "advertise.interval 200 220", ...more, "advertise on"];
  await shell.say(lines, /Advertising object registered/);
}

/** Who wrote into the daemon's table, and what, as hex. */
export const written = (said: string): { readonly from: string; readonly value: string }[] =>
  [...withoutPrompts(said).matchAll(new RegExp(`WriteValue: (\\S+) offset 0.*\\n${TABLE}`, "g"))].map(
    ([, from = "", table = ""]) => ({ from, value: bytesOf(table) }),
  );

/** Connects to an address that the daemon has found, and gives the payload that is read there, as hex. */
export async function visit(shell: Shell, address: string): Promise<string> {
  await shell.say([`connect ${address}`], /ServicesResolved: yes/);
  await shell.say([`gatt.select-attribute ${PAYLOAD}`], /char0002\]/);
  return dumped(await shell.say(["gatt.read"], /Value:\n(.*\n){2}/), "Value:");
}

/** Writes a payload to whoever was visited. */
export async function tell(shell: Shell, payload: Uint8Array): Promise<void> {
  await shell.say([`gatt.select-attribute ${SIGNAL}`], /char0004\]/);
  await shell.say([`gatt.write "${typed(payload)}" 0 request`], /Attempting to write/);
}

/** The address as it is on the wire. */
export const onWire = (address: string): Uint8Array =>
  fromHex(address.replaceAll(":", "").toLowerCase()).reverse();
