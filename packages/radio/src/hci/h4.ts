/**
 * H4: packets in a stream of bytes, each behind one byte that tells its kind (Core Specification 5.4, Vol 4, Part A, §2).
 * H4 has no checksum and no mark of a beginning: after a lost byte the reader looks for the next byte that may begin a packet,
 * and says how much it passed over.
 */
import { joinBytes } from "@bluezone/protocol/bytes";

/** Kinds of packets. We never send or take sound (0x03) and isochronous data (0x05), but step over them. */
export const COMMAND = 0x01;
export const ACL = 0x02;
export const EVENT = 0x04;

/** One packet without its first byte. */
export interface H4Packet {
  readonly kind: number;
  readonly body: Uint8Array;
}

/** Bytes of the header behind the kind, and how long the rest is by it (Vol 4, Part E, §5.4). */
const FORMS: Readonly<Record<number, { header: number; length: (header: Uint8Array) => number }>> = {
  [COMMAND]: { header: 3, length: (h) => h[2]! },
  [ACL]: { header: 4, length: (h) => h[2]! | (h[3]! << 8) },
  3: { header: 3, length: (h) => h[2]! },
  [EVENT]: { header: 2, length: (h) => h[1]! },
  5: { header: 4, length: (h) => h[2]! | ((h[3]! & 0x3f) << 8) },
};
/** What a controller sends. */
const FROM_CONTROLLER: readonly number[] = [ACL, 3, EVENT, 5];
/** Bytes of data behind an ACL or isochronous header that are believed: a controller's buffers hold far less. */
const LONGEST = 4096;

/** A packet as it goes over the line. */
export const encodeH4 = ({ kind, body }: H4Packet): Uint8Array => joinBytes(Uint8Array.of(kind), body);

const NOTHING = new Uint8Array(0);
/** The same bytes as no Buffer: a slice of one is a view, and would keep all that came with it in memory. */
const plain = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Cuts a stream into packets, however it is split. Holds one unfinished packet at most. */
export class H4Reader {
  #held: Uint8Array = NOTHING;
  readonly #kinds: readonly number[];
  readonly #garbage: (bytes: number) => void;

  /** `garbage` is told how many bytes were passed over; `kinds` are what the other end may send. */
  constructor(garbage: (bytes: number) => void = () => undefined, kinds = FROM_CONTROLLER) {
    this.#garbage = garbage;
    this.#kinds = kinds;
  }

  /** Whether the beginning of a packet waits for its end. */
  get holds(): boolean {
    return this.#held.length > 0;
  }

  /** The packets that these bytes complete, in order. */
  push(bytes: Uint8Array): H4Packet[] {
    const stream = this.#held.length === 0 ? plain(bytes) : joinBytes(this.#held, bytes);
    const packets: H4Packet[] = [];
    let at = 0;
    let passed = 0;
    while (at < stream.length) {
      const kind = stream[at]!;
      const form = FORMS[kind];
      if (!form || !this.#kinds.includes(kind)) {
        at += 1;
        passed += 1;
        continue;
      }
      const header = stream.subarray(at + 1, at + 1 + form.header);
      if (header.length < form.header) break;
      const length = form.length(header);
      if (length > LONGEST) {
        at += 1;
        passed += 1;
        continue;
      }
      const end = at + 1 + form.header + length;
      if (end > stream.length) break;
      packets.push({ kind, body: stream.slice(at + 1, end) });
      at = end;
    }
    this.#held = at === stream.length ? NOTHING : stream.slice(at);
    if (passed > 0) this.#garbage(passed);
    return packets;
  }

  /** Forgets the unfinished packet: the line was quiet for so long that its end is not coming. */
  forget(): void {
    const { length } = this.#held;
    this.#held = NOTHING;
    if (length > 0) this.#garbage(length);
  }
}
