/** Our module's `definition()`, run on the JVM through Expo's own converters with what Hermes hands over. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contentOf, filesOf, made } from "../../cache.ts";
import { must } from "../../run.ts";
import { MODULE, SOURCES, VECTORS } from "../places.ts";
import type { Tools } from "../tools.ts";
import { real, standIns } from "./real.ts";

const WRAPPER = join(SOURCES, "BluezoneRadioModule.kt");
const FACE = join(MODULE, "face.ts");
const PRETEND = join(import.meta.dirname, "../pretend");
const SUITE = "vn.bluezone.radio.expo.FaceTest";

/** Expo's converters with what stands in for the rest of it, as classes. */
async function expo(t: Tools): Promise<string> {
  const sources = [...real(), ...standIns()];
  const folder = await made("kotlin-converters", contentOf(sources, t.stubs), async (half) => {
    const into = join(half, "classes");
    const { text } = await t.compile(sources, [t.stubs, ...t.further], into);
    writeFileSync(join(half, "said.txt"), text);
    if (!existsSync(into)) throw new Error(`Expo's converters do not compile\n${text.slice(0, 4_000)}`);
    const java = sources.filter((file) => file.endsWith(".java"));
    await must("javac", ["-nowarn", "-cp", [into, t.stubs, ...t.library].join(":"), "-d", into, ...java]);
  });
  return join(folder, "classes");
}

/**
 * What JUnit says of the face. `folder`: where our other classes are (`classes`), with the class of our resources. `checked`: a name for
 * everything else that this depends on.
 */
export async function faceThroughExpo(t: Tools, folder: string, checked: string): Promise<string> {
  const converters = await expo(t);
  const sources = [
    WRAPPER,
    ...filesOf(PRETEND).filter((file) => !file.endsWith("Test.kt")),
    ...["FaceTest", "Face", "PretendedKeyStore"].map((name) => join(import.meta.dirname, `${name}.kt`)),
  ];
  const content = contentOf([...sources, FACE, ...filesOf(VECTORS)], folder, converters, checked);
  const ran = await made("kotlin-face", content, async (half) => {
    const jar = join(half, "pretended.jar");
    await t.asm(join(import.meta.dirname, "../Stubs.java"), [t.lines, jar, "pretend"]);
    const ours = [join(folder, "classes"), join(folder, "resources.jar")];
    // What stands in comes before the stubs: some of it is in them, in a form that does not do.
    const classPath = [converters, ...ours, jar, ...t.further, ...t.testing];
    const { text } = await t.compile(sources, classPath, join(half, "classes"));
    const flags = [`-Dbluezone.vectors=${VECTORS}`, `-Dbluezone.face=${FACE}`];
    const main = "org.junit.runner.JUnitCore";
    const said = existsSync(join(half, "classes/vn"))
      ? await t.java(main, [join(half, "classes"), ...classPath], [SUITE], flags)
      : { text };
    writeFileSync(join(half, "said.txt"), said.text);
  });
  return readFileSync(join(ran, "said.txt"), "utf8");
}
