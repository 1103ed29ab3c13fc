/**
 * A server of attributes for one link: a request comes in, one answer goes out (Core Specification 5.4, Vol 3, Part F, §3.3.1).
 * Whatever a stranger sends, it answers at most one PDU of 23 bytes and keeps nothing.
 */
import { equalBytes, joinBytes } from "@bluezone/protocol/bytes";
import { Malformed } from "../hci/layout.ts";
import { ATT_ERROR, encodePdu, MTU, type Pdu, type PduName, type PduOf, readPdu } from "./att.ts";
import type { AttError, Attribute } from "./attribute.ts";
import { assigned, PRIMARY_SERVICE, sameUuid } from "./uuid.ts";

/** Bit of an opcode that asks for no answer (§3.3.1). */
const COMMAND_BIT = 0x40;

type PlacedAttribute = Attribute & { readonly handle: number };
type HandleRange = { readonly start: number; readonly end: number };

/** An answer, or why there is none and at which handle. */
type Answer = Uint8Array | { readonly code: AttError; readonly handle: number };
const no = (code: AttError, handle: number): Answer => ({ code, handle });

type Answers = { readonly [Name in PduName]?: (asked: PduOf<Name>) => Answer };

/** The attributes of a server by their handles, from 1 without a gap. */
function tableOf(attributes: readonly Attribute[]) {
  const placed: readonly PlacedAttribute[] = attributes.map((one, i) => ({ ...one, handle: i + 1 }));
  const at = (handle: number): PlacedAttribute | undefined => placed[handle - 1];
  const within = ({ start, end }: HandleRange): readonly PlacedAttribute[] =>
    placed.filter(({ handle }) => start <= handle && handle <= end);
  /** The last attribute of the service that begins at a handle. */
  const groupEnd = (handle: number): number =>
    (placed.find((one) => one.handle > handle && sameUuid(one.type, PRIMARY_SERVICE))?.handle ??
      placed.length + 1) - 1;
  return { at, within, groupEnd };
}

type Table = ReturnType<typeof tableOf>;

const badRange = ({ start, end }: HandleRange): boolean => start === 0 || start > end;

/** Rows of one length, as many as fit behind two bytes. */
function rows(
  asked: HandleRange,
  some: readonly PlacedAttribute[],
  row: (one: PlacedAttribute, value: Uint8Array) => Uint8Array,
) {
  const found: Uint8Array[] = [];
  for (const one of some) {
    const value = one.read();
    // An error counts only for the first: those before it are an answer.
    if (typeof value === "number") {
      if (found.length === 0) return no(value, one.handle);
      break;
    }
    const next = row(one, value).slice(0, MTU - 2);
    const length = found[0]?.length ?? next.length;
    if (next.length !== length || 2 + (found.length + 1) * length > MTU) break;
    found.push(next);
  }
  return found[0]
    ? { length: found[0].length, rows: joinBytes(...found) }
    : no(ATT_ERROR.notFound, asked.start);
}

/** What is there: attributes, services and characteristics by range and type. */
const findings = ({ within, groupEnd }: Table): Answers => ({
  findInformation(asked) {
    if (badRange(asked)) return no(ATT_ERROR.invalidHandle, asked.start);
    const [first, ...others] = within(asked);
    if (!first) return no(ATT_ERROR.notFound, asked.start);
    const format = first.type.length === 2 ? 1 : 2;
    const size = 2 + first.type.length;
    const stop = others.findIndex(({ type }) => type.length !== first.type.length);
    const alike = [first, ...(stop < 0 ? others : others.slice(0, stop))].slice(
      0,
      Math.floor((MTU - 2) / size),
    );
    const pairs = joinBytes(...alike.map(({ handle, type }) => joinBytes(assigned(handle), type)));
    return encodePdu("information", { format, pairs });
  },
  findByValue(asked) {
    if (badRange(asked)) return no(ATT_ERROR.invalidHandle, asked.start);
    const groups = within(asked).filter(({ type, read }) => {
      const value = read();
      const right = sameUuid(type, PRIMARY_SERVICE) && sameUuid(assigned(asked.type), PRIMARY_SERVICE);
      return right && typeof value !== "number" && equalBytes(value, asked.value);
    });
    if (groups.length === 0) return no(ATT_ERROR.notFound, asked.start);
    const fit = groups.slice(0, Math.floor((MTU - 1) / 4));
    return encodePdu("found", {
      groups: fit.map(({ handle }) => ({ start: handle, end: groupEnd(handle) })),
    });
  },
  readByType(asked) {
    if (badRange(asked)) return no(ATT_ERROR.invalidHandle, asked.start);
    if (asked.type.length !== 2 && asked.type.length !== 16) return no(ATT_ERROR.invalidPdu, asked.start);
    const some = within(asked).filter(({ type }) => sameUuid(type, asked.type));
    const found = rows(asked, some, ({ handle }, value) => joinBytes(assigned(handle), value));
    return "rows" in found ? encodePdu("rowsByType", found) : found;
  },
  readByGroup(asked) {
    if (badRange(asked)) return no(ATT_ERROR.invalidHandle, asked.start);
    if (!sameUuid(asked.type, PRIMARY_SERVICE)) return no(0x10 as AttError, asked.start);
    const some = within(asked).filter(({ type }) => sameUuid(type, PRIMARY_SERVICE));
    const found = rows(asked, some, ({ handle }, value) =>
      joinBytes(assigned(handle), assigned(groupEnd(handle)), value),
    );
    return "rows" in found ? encodePdu("rowsByGroup", found) : found;
  },
});

/** What one attribute holds, by its handle. */
const values = ({ at }: Table): Answers => ({
  read({ handle }) {
    const value = at(handle)?.read() ?? ATT_ERROR.invalidHandle;
    return typeof value === "number"
      ? no(value, handle)
      : encodePdu("value", { value: value.subarray(0, MTU - 1) });
  },
  readBlob({ handle, offset }) {
    const value = at(handle)?.read() ?? ATT_ERROR.invalidHandle;
    if (typeof value === "number") return no(value, handle);
    if (offset > value.length) return no(ATT_ERROR.invalidOffset, handle);
    return encodePdu("blob", { value: value.subarray(offset, offset + MTU - 1) });
  },
  write({ handle, value }) {
    const one = at(handle);
    const code = one ? one.write(value) : ATT_ERROR.invalidHandle;
    return code === undefined ? encodePdu("written", {}) : no(code, handle);
  },
});

/** Answers the requests of one link. */
export function attributeServer(
  attributes: readonly Attribute[],
): (request: Uint8Array) => Uint8Array | undefined {
  const table = tableOf(attributes);
  const answers: Answers = {
    mtuRequest: () => encodePdu("mtuResponse", { mtu: MTU }),
    ...findings(table),
    ...values(table),
  };

  function answerTo(pdu: Pdu | undefined): Answer {
    const answer = pdu && (answers[pdu.is] as ((asked: Pdu) => Answer) | undefined);
    return answer ? answer(pdu) : no(ATT_ERROR.notSupported, 0);
  }

  return (request) => {
    const [opcode] = request;
    if (opcode === undefined || (opcode & COMMAND_BIT) !== 0) return undefined;
    let answer: Answer;
    try {
      answer = answerTo(readPdu(request));
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      answer = no(ATT_ERROR.invalidPdu, 0);
    }
    return answer instanceof Uint8Array ? answer : encodePdu("error", { request: opcode, ...answer });
  };
}
