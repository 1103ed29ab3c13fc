/** What the archive keeps of a letter: one canonical text, the same for the same letter, and the hash that holds it fast. */
import { createHash } from "node:crypto";

/** A letter as it is filed. The file itself is kept apart, under its own hash. */
export type FiledLetter = {
  readonly number: string;
  readonly issuedOn: string;
  readonly issuer: string;
  readonly subject: string;
  readonly parent: string | null;
  readonly fileSha256: string | null;
  readonly clauses: readonly {
    readonly mark: string;
    readonly text: string;
    readonly duties: readonly string[];
  }[];
};

/** JSON with the fields in this order. */
export function filedContent({ clauses, ...head }: FiledLetter): string {
  const { number, issuedOn, issuer, subject, parent, fileSha256 } = head;
  return JSON.stringify({
    number,
    issuedOn,
    issuer,
    subject,
    parent,
    fileSha256,
    clauses: clauses.map(({ mark, text, duties }) => ({ mark, text, duties })),
  });
}

/** SHA-256 of what is filed, hexadecimal. */
export const filedHash = (content: string): string =>
  createHash("sha256").update(content, "utf8").digest("hex");

/** A letter from what was filed. */
export const filedLetter = (content: string): FiledLetter => JSON.parse(content) as FiledLetter;
