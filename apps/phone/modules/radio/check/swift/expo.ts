/**
 * Expo's own Swift sources, as npm has them, made into modules as far as this compiler takes them. What it does not take is named here
 * with the reason, and stands by hand in `expo/`, by Expo's names. A file that Expo adds is compiled too.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { contentOf, filesOf, made } from "../cache.ts";
import { held, type Result } from "../part.ts";
import { must } from "../run.ts";

const NODE_MODULES = resolve(import.meta.dirname, "../../../../../../node_modules");
const CORE = join(NODE_MODULES, "expo-modules-core/ios");
const JSI = join(NODE_MODULES, "expo-modules-jsi/apple/Sources/ExpoModulesJSI");
const BY_HAND = join(import.meta.dirname, "expo");

const VIEWS = "views";
const REACT = "React Native's app";
const OBJECTIVE_C = "Objective-C";
const ELSEWHERE = "nothing that a module of functions needs";
const PACKS = "parameter packs, on which this compiler breaks: by hand for three";
const POINTERS = "pointers into the engine";

/** Files and folders of ExpoModulesCore that are not taken, and why. */
const NOT_OF_CORE: Readonly<Record<string, string>> = {
  "Api/Builders/ClassComponentBuilder.swift": ELSEWHERE,
  "Api/Builders/ViewDefinitionBuilder.swift": VIEWS,
  "Api/Factories/AsyncFunctionFactories.swift": PACKS,
  "Api/Factories/ClassFactories.swift": ELSEWHERE,
  "Api/Factories/ConcurrentFunctionFactories.swift": ELSEWHERE,
  "Api/Factories/StaticFunctionFactories.swift": ELSEWHERE,
  "Api/Factories/SyncFunctionFactories.swift": PACKS,
  "Api/Factories/ViewFactories.swift": VIEWS,
  AppDelegates: OBJECTIVE_C,
  "Core/AppCodeSignEntitlements.swift": ELSEWHERE,
  "Core/AppContext.swift": REACT,
  "Core/AppContextConfig.swift": ELSEWHERE,
  "Core/Arguments/Convertibles.swift": VIEWS,
  "Core/ArrayBuffers": POINTERS,
  "Core/Classes": ELSEWHERE,
  "Core/Coding/JavaScriptCodable+SharedObject.swift": POINTERS,
  "Core/Convertibles": VIEWS,
  "Core/DynamicTypes/DynamicArrayBufferType.swift": POINTERS,
  "Core/DynamicTypes/DynamicSharedObjectType.swift": POINTERS,
  "Core/DynamicTypes/DynamicSwiftUIViewType.swift": VIEWS,
  "Core/DynamicTypes/DynamicViewType.swift": VIEWS,
  "Core/Events/EventDispatcher.swift": VIEWS,
  "Core/Events/EventEmitter.swift": POINTERS,
  "Core/Events/LegacyEventEmitterCompat.swift": POINTERS,
  "Core/ExpoModulesMacros.swift": ELSEWHERE,
  "Core/ExpoRuntime.swift": POINTERS,
  "Core/Functions/ConcurrentFunctionDefinition.swift": ELSEWHERE,
  "Core/Functions/OptimizedAsyncFunctionDefinition.swift": POINTERS,
  "Core/Functions/OptimizedSyncFunctionDefinition.swift": POINTERS,
  "Core/Functions/StaticFunctionDefinition.swift": ELSEWHERE,
  "Core/Logging": ELSEWHERE,
  "Core/ModuleHolder.swift": REACT,
  "Core/ModuleRegistry.swift": REACT,
  "Core/Modules/CoreModule.swift": REACT,
  "Core/Modules/JSLoggerModule.swift": REACT,
  "Core/ModulesProvider.swift": OBJECTIVE_C,
  "Core/Protocols/AnyExpoView.swift": VIEWS,
  "Core/Protocols/AnyViewDefinition.swift": VIEWS,
  "Core/SharedObjects": POINTERS,
  "Core/Views": VIEWS,
  DevTools: ELSEWHERE,
  "ExpoModulesCore.swift": "exports of Apple's frameworks",
  Fabric: VIEWS,
  FileSystemUtilities: ELSEWHERE,
  JS: POINTERS,
  Legacy: OBJECTIVE_C,
  Platform: VIEWS,
  ReactDelegates: REACT,
  "Utilities/ConstantsProvider.swift": OBJECTIVE_C,
  "Utilities/SceneGeometry.swift": VIEWS,
  "Utilities/Utilities.swift": VIEWS,
  Uuidv5: ELSEWHERE,
  Worklets: ELSEWHERE,
  WorkletsTests: ELSEWHERE,
};

/** The same of ExpoModulesJSI: what is over C++ (`jsi`) needs Swift 6.2. */
const NOT_OF_JSI: Readonly<Record<string, string>> = {
  "Coding/JavaScriptCodable+Task.swift": ELSEWHERE,
  Contexts: "C++",
  "Extensions/Task+immediate.swift": ELSEWHERE,
  "Protocols/JSIRepresentable.swift": "C++",
  "Protocols/JavaScriptRepresentable.swift": "C++",
  Runtime: "C++",
  "Utilities/DeferredPromise.swift": "C++",
  "Utilities/ErrorHandling.swift": "C++",
  "Utilities/Errors.swift": ELSEWHERE,
  "Utilities/String+JSI.swift": "C++",
};

/** What Swift before 6.2 wants to have written out: that a type is a protocol, and what a closure does with its arguments. */
const AS_BEFORE: readonly (readonly [RegExp, string])[] = [
  [/as\? (\[?)Record\b/g, "as? $1any Record"],
  [/\b_ record: Record\b/g, "_ record: any Record"],
  [/\] this, arguments in/g, "] (this: JavaScriptValue, arguments: consuming JavaScriptValuesBuffer) in"],
];

const swiftOf = (folder: string): string[] => filesOf(folder).filter((file) => file.endsWith(".swift"));

/** The files of a folder that are taken, and names of the list that there is nothing of. */
function taken(folder: string, not: Readonly<Record<string, string>>) {
  const files = swiftOf(folder).filter((file) => !/[/]Tests[/]/.test(file));
  const names = Object.keys(not);
  const under = (file: string, name: string): boolean => `${relative(folder, file)}/`.startsWith(`${name}/`);
  return {
    files: files.filter((file) => !names.some((name) => under(file, name))),
    nothing: names.filter((name) => !files.some((file) => under(file, name))),
  };
}

/** A declaration without its body, spaces and what says how it is called. */
const signature = (text: string): string =>
  text
    .replace(/\/\/.*$/gm, "")
    .replace(/@\w+(\([^)]*\))?/g, "")
    .replace(
      /\b(nonmutating|mutating|final|sending|open|public|static|convenience|borrowing|consuming)\b/g,
      "",
    )
    .replace(/\s+/g, "");

/** Names by hand of ExpoModulesJSI that Expo's has not. */
function notExpos(): string[] {
  const theirs = signature(
    swiftOf(JSI)
      .map((file) => readFileSync(file, "utf8"))
      .join("\n"),
  );
  return ["ExpoModulesJSI.swift", "Representable.swift"].flatMap((name) => {
    const ours = readFileSync(join(BY_HAND, name), "utf8");
    const declared = [...ours.matchAll(/^ *public (?:static |final )*(?:func|var|init|subscript)\b[^{]*/gm)];
    return declared
      .map(([text]) => text.split(/ = (?!nil|\[\]|0|\.normal|JavaScript)/)[0]!)
      .filter((text) => !/fake/i.test(text) && !theirs.includes(signature(text)))
      .map((text) => `expo/${name}: Expo's module has no ${text.trim()}`);
  });
}

/** Expo's own files that are taken. */
export const expoSources = (): string[] => [
  ...taken(CORE, NOT_OF_CORE).files,
  ...taken(JSI, NOT_OF_JSI).files,
];

/** Where the modules are, and what was found on the way. */
export interface Expo {
  /** Folder with modules and libraries. */
  readonly folder: string;
  readonly names: readonly string[];
  readonly results: readonly Result[];
}

/** Makes the modules where they were not made before. `stubs`: the folder with those of Apple's. Throws with what the compiler says. */
export async function expo(stubs: string, version: string): Promise<Expo> {
  const core = taken(CORE, NOT_OF_CORE);
  const jsi = taken(JSI, NOT_OF_JSI);
  const byHand = (name: string): string => join(BY_HAND, `${name}.swift`);
  const names = ["CoreGraphics", "ExpoModulesJSI", "ExpoModulesCore", "Expo"];
  const content = contentOf(
    [...core.files, ...jsi.files, ...filesOf(BY_HAND), import.meta.filename],
    stubs,
    version,
  );
  const folder = await made("swift-expo", content, async (half) => {
    writeFileSync(join(half, "CoreGraphics.swift"), "@_exported import Foundation\n");
    const older = core.files.map((file) => {
      const at = join(half, "core", relative(CORE, file));
      mkdirSync(dirname(at), { recursive: true });
      const text = readFileSync(file, "utf8");
      writeFileSync(
        at,
        AS_BEFORE.reduce((so, [from, to]) => so.replace(from, to), text),
      );
      return at;
    });
    const shared = join(JSI, "Utilities/NonisolatedUnsafeVar.swift");
    const sources: Readonly<Record<string, readonly string[]>> = {
      CoreGraphics: ["CoreGraphics.swift"],
      ExpoModulesJSI: [
        ...jsi.files,
        byHand("ExpoModulesJSI"),
        byHand("Representable"),
        byHand("JavaScriptActor"),
      ],
      ExpoModulesCore: [...older, shared, byHand("ExpoModulesCore")],
      Expo: [byHand("Expo")],
    };
    const imported = (...of: readonly string[]): string[] =>
      of.flatMap((name) => ["-Xfrontend", "-import-module", "-Xfrontend", name]);
    for (const name of names)
      await must(
        "swiftc",
        [
          ...[
            "-emit-module",
            "-emit-library",
            "-static",
            "-parse-as-library",
            "-suppress-warnings",
            "-swift-version",
            "5",
          ],
          ...["-module-name", name, "-o", `lib${name}.a`, "-I", half, "-I", stubs],
          ...(name === "ExpoModulesCore" ? imported("Foundation", "ExpoModulesJSI") : []),
          ...sources[name]!,
        ],
        half,
      );
  });
  const notTaken = (not: Readonly<Record<string, string>>): string =>
    Object.entries(not)
      .map(([name, why]) => `${basename(name, ".swift")} (${why})`)
      .join(", ");
  return {
    folder,
    names,
    results: [
      held(
        "Swift: Expo's own sources from npm are compiled as far as Linux takes them",
        [...core.nothing, ...jsi.nothing].map((name) => `there is no ${name} any more`),
        `${core.files.length} files of expo-modules-core, ${jsi.files.length} of expo-modules-jsi. Not taken: of the core ${notTaken(NOT_OF_CORE)}; of jsi ${notTaken(NOT_OF_JSI)}`,
      ),
      held("Swift: values of JavaScript by hand have the names of Expo's", notExpos()),
    ],
  };
}
