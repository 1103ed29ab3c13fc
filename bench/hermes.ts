/** Scripts for Hermes's command line 0.12, about half as fast as the Hermes that ships, and also without a compiler. */
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

const phone = resolve(import.meta.dirname, "../apps/phone");
/** What the app's own packages see: its bundlers are not the root's. */
const fromApp = createRequire(join(phone, "package.json"));
const { build } = fromApp("vite") as {
  build(options: object): Promise<readonly { readonly output: readonly { readonly code: string }[] }[]>;
};
const babel = fromApp("@babel/core") as {
  transformAsync(code: string, options: object): Promise<{ readonly code: string } | null>;
};

/** A program as one script for Hermes 0.12, which knows no classes. */
export async function scriptOf(entry: string, given: object): Promise<string> {
  const [built] = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: false,
      target: "es2022",
      lib: { entry, formats: ["iife"], name: "script" },
    },
  });
  const preset = fromApp.resolve("@react-native/babel-preset");
  const options = { disableImportExportTransform: true, enableBabelRuntime: false };
  const script = await babel.transformAsync(built?.output[0]?.code ?? "", {
    configFile: false,
    babelrc: false,
    compact: false,
    presets: [[preset, options]],
  });
  // React Native brings a TextEncoder; the protocol encodes ASCII alone.
  const encoder = `if (typeof TextEncoder === "undefined") globalThis.TextEncoder = function () {
  this.encode = function (text) { return Uint8Array.from(text, function (sign) { return sign.charCodeAt(0); }); };
};`;
  return `${encoder}\nvar given = ${JSON.stringify(given)};\n${script?.code ?? ""}`;
}

const bin = process.platform === "darwin" ? "osx-bin" : "linux64-bin";
/** The engine's program; `-O` compiles to bytecode first. */
export const hermes = join(dirname(fromApp.resolve("hermes-engine-cli/package.json")), bin, "hermes");
