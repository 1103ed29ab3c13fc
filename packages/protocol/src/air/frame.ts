/**
 * What goes over the air, byte by byte (docs/protocol/air.md):
 * - advert, 31 bytes: flags `02 01 06`, `11 07` + service UUID (16, little-endian), `09 FF` + company id (2) + short id (6);
 * - scan response, 24 bytes: `17 FF` + company id (2) + identifier (16) + metadata (4);
 * - the payload, 20 bytes: identifier and metadata, also behind one GATT read.
 * AD structures are those of the Bluetooth Core Specification, Vol 3, Part C, §11. Readers never throw on what is heard:
 * what is not ours is `undefined`.
 */
import { equalBytes, fromHex, joinBytes } from "../bytes.ts";
import { METADATA_LENGTH } from "../identity/metadata.ts";
import { KEY_LENGTH } from "../identity/tek.ts";

/** What a phone says of itself in one interval. */
export interface Payload {
  /** Rolling proximity identifier, 16 bytes. */
  readonly rpi: Uint8Array;
  /** Associated encrypted metadata, 4 bytes. */
  readonly aem: Uint8Array;
}

/** What was heard: a short id alone, or the whole payload. */
export type HeardFrame =
  | { readonly kind: "short-id"; readonly shortId: Uint8Array }
  | { readonly kind: "payload"; readonly payload: Payload };

/** Bluezone's service, a random UUID of our own: nobody assigns 128-bit UUIDs. */
export const SERVICE_UUID = "65d98f38-009d-4f99-9c32-e977328616f5";
/** The company id for those who have none ("internal use"); the default until one is assigned. */
export const UNASSIGNED_COMPANY = 0xffff;
/** A payload's length in bytes. */
export const PAYLOAD_LENGTH = KEY_LENGTH + METADATA_LENGTH;
/** A short id's length in bytes. */
export const SHORT_ID_LENGTH = 6;

const UUID_LE = fromHex(SERVICE_UUID.replaceAll("-", "")).reverse();
const FLAGS = 0x01;
const SOME_UUIDS_128 = 0x06;
const ALL_UUIDS_128 = 0x07;
const MANUFACTURER_DATA = 0xff;

function company(id: number): Uint8Array {
  if (!Number.isInteger(id) || id < 0 || id > 0xffff)
    throw new RangeError(`a company id is an integer from 0 to 65535, not ${id}`);
  return Uint8Array.of(id, id >> 8);
}

const structure = (type: number, ...parts: Uint8Array[]): Uint8Array => {
  const data = joinBytes(...parts);
  return joinBytes(Uint8Array.of(data.length + 1, type), data);
};

/** The first 6 bytes of an identifier: all of it that fits into an advert beside the UUID. */
export const shortIdOf = (rpi: Uint8Array): Uint8Array => rpi.slice(0, SHORT_ID_LENGTH);

/** The 20 bytes of a payload. Throws RangeError unless it has 16 + 4 bytes. */
export function encodePayload({ rpi, aem }: Payload): Uint8Array {
  if (rpi.length !== KEY_LENGTH || aem.length !== METADATA_LENGTH)
    throw new RangeError(`a payload has 16 + 4 bytes, not ${rpi.length} + ${aem.length}`);
  return joinBytes(rpi, aem);
}
/** A payload from the 20 bytes of a GATT read; `undefined` for another length. */
export function decodePayload(bytes: Uint8Array): Payload | undefined {
  if (bytes.length !== PAYLOAD_LENGTH) return undefined;
  return { rpi: bytes.slice(0, KEY_LENGTH), aem: bytes.slice(KEY_LENGTH) };
}

/**
 * The advert, 31 bytes. Throws RangeError for a company id outside 0 … 65535 or an identifier that has not 16 bytes.
 *
 * @example
 * ```ts
 * import { encodeAdvert, readFrame, shortIdOf } from "@bluezone/protocol/air/frame";
 *
 * const id = new Uint8Array(16).fill(9);
 * const advert = encodeAdvert(id);
 * advert.length; // → 31
 * readFrame(advert); // → { kind: "short-id", shortId: shortIdOf(id) }
 * ```
 */
export function encodeAdvert(rpi: Uint8Array, companyId = UNASSIGNED_COMPANY): Uint8Array {
  if (rpi.length !== KEY_LENGTH) throw new RangeError(`an identifier has 16 bytes, not ${rpi.length}`);
  return joinBytes(
    // General discoverable, no classic Bluetooth.
    structure(FLAGS, Uint8Array.of(0x06)),
    structure(ALL_UUIDS_128, UUID_LE),
    structure(MANUFACTURER_DATA, company(companyId), shortIdOf(rpi)),
  );
}
/** The scan response, 24 bytes. Throws RangeError as `encodePayload` and `encodeAdvert` do. */
export const encodeScanResponse = (payload: Payload, companyId = UNASSIGNED_COMPANY): Uint8Array =>
  structure(MANUFACTURER_DATA, company(companyId), encodePayload(payload));

/** One AD structure. */
export interface Structure {
  readonly type: number;
  readonly data: Uint8Array;
}

/** The AD structures of a report in order; `undefined` when one runs past the end. A length of 0 ends the report early. */
export function structures(raw: Uint8Array): readonly Structure[] | undefined {
  const found = [];
  for (let at = 0; at < raw.length && raw[at] !== 0; ) {
    const end = at + 1 + raw[at]!;
    if (end > raw.length) return undefined;
    found.push({ type: raw[at + 1]!, data: raw.subarray(at + 2, end) });
    at = end;
  }
  return found;
}

/** Whether a structure is a list of 128-bit services, whole or not, with ours in it. */
export function namesService({ type, data }: Structure): boolean {
  if (type !== ALL_UUIDS_128 && type !== SOME_UUIDS_128) return false;
  for (let at = 0; at + UUID_LE.length <= data.length; at += UUID_LE.length)
    if (equalBytes(data.subarray(at, at + UUID_LE.length), UUID_LE)) return true;
  return false;
}

/** Whether a structure is manufacturer data that begins with these bytes, the company's id first. */
export const isManufacturerData = ({ type, data }: Structure, beginning: Uint8Array): boolean =>
  type === MANUFACTURER_DATA && equalBytes(data.subarray(0, beginning.length), beginning);

function manufacturerData(ads: readonly Structure[], companyId: number): Uint8Array {
  const id = company(companyId);
  const ours = ads.filter((one) => isManufacturerData(one, id));
  return joinBytes(...ours.map(({ data }) => data.subarray(2)));
}

/**
 * What an advert says, from its raw AD structures, with or without those of its scan response behind them (as Android
 * gives them). Flags may be any or none, and foreign structures may stand between. `undefined` when it does not name
 * our service, has nothing of the company's, or is malformed.
 */
export function readFrame(raw: Uint8Array, companyId = UNASSIGNED_COMPANY): HeardFrame | undefined {
  const ads = structures(raw);
  if (!ads?.some(namesService)) return undefined;
  return readManufacturerData(manufacturerData(ads, companyId));
}

/**
 * The payload in the raw AD structures of a scan response alone. Only for the scan response of an address whose advert named
 * our service: the scan response itself does not. `undefined` when it holds no payload.
 */
export function readScanResponse(raw: Uint8Array, companyId = UNASSIGNED_COMPANY): Payload | undefined {
  const ads = structures(raw);
  return ads && decodePayload(manufacturerData(ads, companyId));
}

/**
 * What the company's manufacturer data says where a platform gives nothing else of a device that names our service; without
 * the company id. 6 bytes are a short id, 20 a payload, 26 both, merged: then the short id must be the payload's, for otherwise
 * they come from two identities. `undefined` for anything else.
 */
export function readManufacturerData(data: Uint8Array): HeardFrame | undefined {
  if (data.length === SHORT_ID_LENGTH) return { kind: "short-id", shortId: data.slice() };
  const merged = data.length === SHORT_ID_LENGTH + PAYLOAD_LENGTH;
  const payload = decodePayload(merged ? data.subarray(SHORT_ID_LENGTH) : data);
  if (!payload || (merged && !equalBytes(data.subarray(0, SHORT_ID_LENGTH), shortIdOf(payload.rpi))))
    return undefined;
  return { kind: "payload", payload };
}
