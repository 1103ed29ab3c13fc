/** What an advert says to a radio: whose it is, and whether the identifier is in it. */
import {
  isManufacturerData,
  namesService,
  readFrame,
  type Structure,
  structures,
} from "@bluezone/protocol/air/frame";
import { joinBytes } from "@bluezone/protocol/bytes";

export type PeerMessage =
  /** A phone's whole payload, 20 bytes. */
  | { readonly is: "payload"; readonly payload: Uint8Array }
  /** The first 6 bytes of a phone's identifier. */
  | { readonly is: "short"; readonly shortId: Uint8Array }
  /** A phone that names the service and nothing else: its payload is read over a link. */
  | { readonly is: "bare" }
  /** An Apple device behind: what it offers is hidden in one bit of many; who wants to know must connect. */
  | { readonly is: "hidden" }
  | { readonly is: "foreign" };

/** Apple's company id, and the type of its hidden services behind it; 16 bytes follow, one bit for many services each. */
const APPLE_HIDDEN = Uint8Array.of(0x4c, 0x00, 0x01);

/** Whether an Apple device behind may offer our service: by its bit, 0 … 127, the highest of the first byte first; any, while nobody knows which. */
const mayHide = (part: Structure, bit: number | null): boolean =>
  isManufacturerData(part, APPLE_HIDDEN) &&
  (bit === null || ((part.data[APPLE_HIDDEN.length + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0);

/**
 * Reads an advert with the scan response that joined it, raw AD structures of up to 31 bytes each (docs/protocol/air.md,
 * "Reading"). Never throws: what is malformed, or mixes two identities, is foreign. `overflowBit`:
 * in which bit iPhones hide our service, 0 … 127; null while nobody has measured it.
 */
export function said(
  advert: Uint8Array,
  scanResponse: Uint8Array | null,
  companyId: number,
  overflowBit: number | null,
): PeerMessage {
  const raw = joinBytes(advert, scanResponse ?? new Uint8Array(0));
  const heard = readFrame(raw, companyId);
  if (heard?.kind === "payload")
    return { is: "payload", payload: joinBytes(heard.payload.rpi, heard.payload.aem) };
  if (heard) return { is: "short", shortId: heard.shortId };
  const parts = structures(raw) ?? [];
  const company = Uint8Array.of(companyId, companyId >> 8);
  if (parts.some(namesService))
    return { is: parts.some((part) => isManufacturerData(part, company)) ? "foreign" : "bare" };
  return { is: parts.some((part) => mayHide(part, overflowBit)) ? "hidden" : "foreign" };
}
