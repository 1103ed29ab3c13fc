/**
 * `npm run wasm`: compiles the SIMD match kernel from packages/protocol/asm and writes it into the module that the protocol
 * room loads it from, as base64, because that room reads no files.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../../packages/protocol/asm", import.meta.url));

/** The module that carries the compiled kernel. */
export const target = new URL("../../packages/protocol/src/match/match-simd-wasm.ts", import.meta.url);

/** The text of that module, compiled now; the same at every run. Throws when the compiler refuses the source. */
export function targetText(): string {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-wasm-"));
  try {
    const compiled = join(folder, "match.wasm");
    const asc = fileURLToPath(import.meta.resolve("assemblyscript/bin/asc.js"));
    const { status, stderr } = spawnSync(process.execPath, [asc, "--outFile", compiled], {
      cwd: source,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`the AssemblyScript compiler failed:\n${stderr}`);
    const base64 = readFileSync(compiled).toString("base64");
    return `/** The SIMD match kernel, a WebAssembly module in base64. Written by \`npm run wasm\` from packages/protocol/asm. */\nexport const MATCH_SIMD_WASM =\n  "${base64}";\n`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) writeFileSync(target, targetText());
