/** Bytes that must not be seen. */
import { inspect } from "node:util";

/** Secret bytes. Printing, inspecting or serialising one shows "[secret]"; only `reveal()` gives the bytes. */
export class Secret {
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  /** The bytes. Never put them into an event, an error or a reply. */
  reveal(): Uint8Array {
    return this.#bytes;
  }
  toString(): string {
    return "[secret]";
  }
  toJSON(): string {
    return "[secret]";
  }
  [inspect.custom](): string {
    return "[secret]";
  }
}
