/** The engine in Kotlin as a program of its own on this machine's JVM, behind two pipes (`EngineLines.kt`). */
import { join } from "node:path";
import { contentOf, filesOf, made } from "../cache.ts";
import { SOURCES, TESTS } from "./places.ts";
import { tools } from "./tools.ts";

const MAIN_CLASS = "vn.bluezone.radio.engine.EngineLinesKt";
/** A run is too short for the second compiler of the JVM to pay. */
const SHORT_RUN = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"];

/** The words that start it, compiled if it was not. Only after `lacking` found nothing. */
export async function engineLines(): Promise<readonly string[]> {
  const t = await tools();
  const sources = [
    ...filesOf(join(SOURCES, "engine")),
    join(TESTS, "vn/bluezone/radio/engine/Json.kt"),
    join(import.meta.dirname, "EngineLines.kt"),
  ];
  const folder = await made("kotlin-lines", contentOf(sources, t.stubs), async (half) => {
    const { status, text } = await t.compile(sources, [], join(half, "classes"));
    if (status !== 0) throw new Error(text);
  });
  const classPath = [join(folder, "classes"), ...t.library].join(":");
  return ["java", ...SHORT_RUN, "-cp", classPath, MAIN_CLASS];
}
