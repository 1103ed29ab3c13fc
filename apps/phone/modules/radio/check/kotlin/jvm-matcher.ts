/** The phone's matcher in Kotlin on this machine's JVM, for a bench to run beside others. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { contentOf, filesOf, made } from "../cache.ts";
import { SOURCES } from "./places.ts";
import { lacking, tools } from "./tools.ts";

/** A JVM that matches the same bytes again and again. */
export interface JvmMatcher {
  /** Matches once. Gives the number of matches. */
  run(): Promise<number>;
  close(): void;
}

/** Compiles what is not compiled yet and starts a JVM for the rows of two files (`match` of face.ts). Throws with what is lacking. */
export async function jvmMatcher(keysFile: string, seenFile: string): Promise<JvmMatcher> {
  const lack = lacking();
  if (lack !== undefined) throw new Error(lack);
  const t = await tools();
  const sources = [...filesOf(join(SOURCES, "engine")), join(import.meta.dirname, "MatchBench.kt")];
  const folder = await made("kotlin-bench", contentOf(sources, t.stubs), async (half) => {
    const { status, text } = await t.compile(sources, [], join(half, "classes"));
    if (status !== 0) throw new Error(text);
  });
  const classPath = [join(folder, "classes"), ...t.library].join(":");
  const jvm = spawn("java", ["-cp", classPath, "vn.bluezone.radio.engine.MatchBenchKt", keysFile, seenFile], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: jvm.stdout });
  return {
    async run() {
      const answer = once(lines, "line");
      jvm.stdin.write("\n");
      return Number((await answer)[0]);
    },
    close: () => jvm.stdin.end(),
  };
}
