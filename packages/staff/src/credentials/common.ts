/**
 * Passwords that are tried first (OWASP ASVS 4.0.3, 2.1.7; NIST SP 800-63B §3.1.1.2): those of breached lists, also with
 * numbers and signs around them, said twice, or with accents.
 */
import { readFileSync } from "node:fs";

let known: ReadonlySet<string> | undefined;

/** The list, read by the first who asks. */
function list(): ReadonlySet<string> {
  known ??= new Set(
    readFileSync(new URL("./common-passwords.txt", import.meta.url), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#")),
  );
  return known;
}

/** Whether a password is one that is tried first. */
export function isCommon(password: string): boolean {
  const plain = password
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{M}\s]/gu, "")
    .replaceAll("đ", "d");
  const word = plain.replace(/^[^a-z]+|[^a-z]+$/g, "");
  return [plain, word].flatMap((text) => [text, once(text)]).some((text) => list().has(text));
}

/** What a text says over and over ("abcabc": "abc"), or the text. */
const once = (text: string): string => /^(.+?)\1+$/.exec(text)?.[1] ?? text;
