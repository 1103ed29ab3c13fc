/** Attributes of a server: handle by place from 1 on, type, and what reading and writing do (Core Specification 5.4, Vol 3, Part G, §2.5). */
import { joinBytes } from "@bluezone/protocol/bytes";
import { ATT_ERROR } from "./att.ts";
import { assigned, CHARACTERISTIC, CLIENT_CONFIGURATION, PRIMARY_SERVICE } from "./uuid.ts";

/** An error code of the Attribute Protocol. */
export type AttError = (typeof ATT_ERROR)[keyof typeof ATT_ERROR];

export interface Attribute {
  readonly type: Uint8Array;
  /** The value, or why there is none. */
  readonly read: () => Uint8Array | AttError;
  /** Takes a value; says why not. */
  readonly write: (value: Uint8Array) => AttError | undefined;
}

/** What a characteristic allows (§3.3.1.1). */
export const PROPERTY = { read: 0x02, write: 0x08, notify: 0x10 } as const;

const closed = () => ATT_ERROR.readNotPermitted;
const fixed = () => ATT_ERROR.writeNotPermitted;

/** The declaration of a service. */
export const service = (id: Uint8Array): Attribute => ({
  type: PRIMARY_SERVICE,
  read: () => id,
  write: fixed,
});

/** A characteristic: its declaration and its value, whose handle is `handle`. It allows what it is given. */
export function characteristic(
  handle: number,
  id: Uint8Array,
  { read, write, notify = false }: { read?: Attribute["read"]; write?: Attribute["write"]; notify?: boolean },
): Attribute[] {
  const properties =
    (read ? PROPERTY.read : 0) | (write ? PROPERTY.write : 0) | (notify ? PROPERTY.notify : 0);
  const declaration = joinBytes(Uint8Array.of(properties), assigned(handle), id);
  return [
    { type: CHARACTERISTIC, read: () => declaration, write: fixed },
    { type: id, read: read ?? closed, write: write ?? fixed },
  ];
}

/** Whether a peer wants to be notified (§3.3.3.3): bit 0 of two bytes. */
export function clientConfiguration(changed: (notify: boolean) => void): Attribute {
  let value = new Uint8Array(2);
  return {
    type: CLIENT_CONFIGURATION,
    read: () => value,
    write(wanted) {
      if (wanted.length !== 2) return ATT_ERROR.invalidLength;
      value = Uint8Array.of(wanted[0]! & 1, 0);
      changed(value[0] === 1);
      return undefined;
    },
  };
}
