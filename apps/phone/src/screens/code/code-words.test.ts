import assert from "node:assert/strict";
import { test } from "node:test";
import { certificate, userReport, verify } from "@bluezone/contract/health/verify";
import { publish } from "@bluezone/contract/keys/publish";
import { worthRetrying } from "@bluezone/device/engine/share/retry";
import { CATALOGS } from "../../words/catalogs.ts";
import { failedWords, outcomeWords, refusedWords } from "./code-words.ts";

const LANGUAGES = ["vi", "en"] as const;

/** Codes of an endpoint on which the engine gives up: the others it tries again by itself. */
const final = ({ faults }: { readonly faults: Readonly<Record<string, number>> }): string[] =>
  Object.entries(faults)
    .filter(([code, status]) => !worthRetrying({ ok: false, code, status, message: "" }))
    .map(([code]) => code);

/** Each code has words of its own, in both languages: title and sentence. */
function allSaid(
  codes: readonly string[],
  wordsOf: (code: string) => string,
  of: "refused" | "failed" | "outcome",
): void {
  assert.ok(codes.length > 4);
  for (const code of codes) {
    const words = wordsOf(code);
    assert.notEqual(words, "other", `${code} has no words of its own`);
    for (const lang of LANGUAGES) said(lang, of, words);
  }
  for (const lang of LANGUAGES) said(lang, of, wordsOf("a code that no contract has"));
}

function said(lang: "vi" | "en", of: "refused" | "failed" | "outcome", words: string): void {
  for (const part of ["title", "sentence"])
    assert.ok(`share:${of}.${words}.${part}` in CATALOGS[lang], `${lang} ${of} ${words}`);
}

test("every code with which a verification code is turned down has words", () => {
  allSaid(["unreadable_code", "code_expired", ...final(verify)], refusedWords, "refused");
});

test("every code with which a share ends has words", () => {
  allSaid(
    ["token_ended", "nothing_to_share", "nothing_taken", ...final(certificate), ...final(publish)],
    failedWords,
    "failed",
  );
});

test("everything that asking for a code can come to has words, also what may come right later", () => {
  const codes = ["sent", "storage_failed", "unreachable", "unreadable", ...Object.keys(userReport.faults)];
  allSaid(codes, outcomeWords, "outcome");
});
