/** Says what becomes of a file that is looked at. */
import { Fault } from "@bluezone/contract/fault";

/** The code with which `look` refuses, or "kept". What is thrown besides a Fault goes on: a file must never meet a defect. */
export function refusalOf(look: () => unknown): string {
  try {
    look();
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
  return "kept";
}

/** Every beginning of a file that is shorter than it: none may be taken for a whole one, or meet a defect. */
export const cutShort = (bytes: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: bytes.length }, (_, length) => bytes.subarray(0, length));
