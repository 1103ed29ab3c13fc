/** Finds a service and its characteristics (Core Specification 5.4, Vol 3, Part G, §4.4.2, §4.6.1, §4.7.1). */
import { RadioFault } from "../hci/status.ts";
import { ATT_ERROR, type PduOf } from "./att.ts";
import type { AttributeClient } from "./client.ts";
import { CHARACTERISTIC, CLIENT_CONFIGURATION, sameUuid } from "./uuid.ts";

/** A service's handles, first and last. */
export type HandleRange = PduOf<"findInformation">;

/** A characteristic of a peer. */
export interface FoundCharacteristic {
  readonly uuid: Uint8Array;
  readonly properties: number;
  /** The handle of its value. */
  readonly handle: number;
  /** The handle of the last attribute that may belong to it. */
  readonly end: number;
}

/** Rounds of one question: a peer that goes on for ever is not followed. */
const MOST_ROUNDS = 32;
const LAST_HANDLE = 0xffff;

/** Waits for an answer; "not found" is none. */
async function unlessNotFound<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (fault) {
    if (fault instanceof RadioFault && fault.code === "att" && fault.status === ATT_ERROR.notFound)
      return undefined;
    throw fault;
  }
}

const handleAt = (bytes: Uint8Array, at: number): number => bytes[at]! | (bytes[at + 1]! << 8);

/** The first service of a UUID; undefined when the peer has none. Rejects with RadioFault. */
export async function findService(client: AttributeClient, id: Uint8Array): Promise<HandleRange | undefined> {
  const found = await unlessNotFound(
    client.ask("findByValue", { start: 1, end: LAST_HANDLE, type: 0x2800, value: id }, "found"),
  );
  return found?.groups[0];
}

/** The characteristics of a service. Rejects with RadioFault. */
export async function findCharacteristics(
  client: AttributeClient,
  { start, end }: HandleRange,
): Promise<FoundCharacteristic[]> {
  const found: (FoundCharacteristic & { at: number })[] = [];
  let from = start;
  for (let round = 0; from <= end && round < MOST_ROUNDS; round++) {
    const answer = await unlessNotFound(
      client.ask("readByType", { start: from, end, type: CHARACTERISTIC }, "rowsByType"),
    );
    if (!answer) break;
    const { length, rows } = answer;
    if (length < 7 || rows.length === 0 || rows.length % length !== 0)
      throw new RadioFault("malformed", "rows of a length that cannot be");
    for (let at = 0; at < rows.length; at += length) {
      const row = rows.subarray(at, at + length);
      const place = handleAt(row, 0);
      if (place < from) throw new RadioFault("malformed", "rows that go backwards");
      found.push({
        at: place,
        properties: row[2]!,
        handle: handleAt(row, 3),
        uuid: row.slice(5),
        end,
      });
      from = place + 1;
    }
  }
  return found.map(({ at: _, ...one }, i) => ({ ...one, end: (found[i + 1]?.at ?? end + 1) - 1 }));
}

/** The handle where a characteristic's notifications are switched on; undefined when it has none. Rejects with RadioFault. */
export async function findConfiguration(
  client: AttributeClient,
  { handle, end }: FoundCharacteristic,
): Promise<number | undefined> {
  let from = handle + 1;
  for (let round = 0; from <= end && round < MOST_ROUNDS; round++) {
    const answer = await unlessNotFound(client.ask("findInformation", { start: from, end }, "information"));
    if (!answer) return undefined;
    const size = answer.format === 1 ? 4 : 18;
    if (answer.pairs.length < size || answer.pairs.length % size !== 0)
      throw new RadioFault("malformed", "pairs of a length that cannot be");
    for (let at = 0; at < answer.pairs.length; at += size) {
      const place = handleAt(answer.pairs, at);
      if (place < from) throw new RadioFault("malformed", "pairs that go backwards");
      if (sameUuid(answer.pairs.subarray(at + 2, at + size), CLIENT_CONFIGURATION)) return place;
      from = place + 1;
    }
  }
  return undefined;
}
