/**
 * What we do over a link that we made: read the peer's payload, write ours, close (docs/protocol/air.md). Both phones then know
 * each other's identifier although only one of them can listen.
 */
import { PAYLOAD_LENGTH } from "@bluezone/protocol/frame";
import { RadioFault } from "../hci/status.ts";
import type { AttributeClient } from "./client.ts";
import { findCharacteristics, findConfiguration, findService } from "./discovery.ts";
import { PAYLOAD, SERVICE, SIGNAL } from "./door.ts";
import { sameUuid } from "./uuid.ts";

/** What came of an exchange. */
export type Exchanged =
  /** The peer's 20 bytes; `written` says whether it took ours. */
  | { readonly is: "payload"; readonly payload: Uint8Array; readonly written: boolean }
  /** The peer does not have our service. */
  | { readonly is: "stranger" };

/**
 * Reads the peer's payload and writes `own`, unless that is null. Rejects with RadioFault; a peer that has the service but not
 * its parts, or a payload of another length, is `malformed`.
 */
export async function exchange(client: AttributeClient, own: Uint8Array | null): Promise<Exchanged> {
  const service = await findService(client, SERVICE);
  if (!service) return { is: "stranger" };
  const characteristics = await findCharacteristics(client, service);
  const handleOf = (id: Uint8Array) => characteristics.find((one) => sameUuid(one.uuid, id))?.handle;
  const payloadAt = handleOf(PAYLOAD);
  if (payloadAt === undefined) throw new RadioFault("malformed", "the peer's service has no payload");
  const { value } = await client.ask("read", { handle: payloadAt }, "value");
  if (value.length !== PAYLOAD_LENGTH)
    throw new RadioFault("malformed", `a payload of ${value.length} bytes`);
  const signalAt = handleOf(SIGNAL);
  const written = own !== null && signalAt !== undefined;
  if (written) await client.ask("write", { handle: signalAt, value: own }, "written");
  return { is: "payload", payload: value, written };
}

/** Switches the peer's notifications on; false when it has none. Rejects with RadioFault. */
export async function subscribe(client: AttributeClient): Promise<boolean> {
  const service = await findService(client, SERVICE);
  const signal =
    service && (await findCharacteristics(client, service)).find((one) => sameUuid(one.uuid, SIGNAL));
  const handle = signal && (await findConfiguration(client, signal));
  if (handle === undefined) return false;
  await client.ask("write", { handle, value: Uint8Array.of(1, 0) }, "written");
  return true;
}
