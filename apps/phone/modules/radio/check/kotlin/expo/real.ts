/**
 * Expo's and React Native's own sources that are run, as npm brings them, and what is stood in for them: what is C++ on the inside, what
 * a library of Gradle's brings, and what hosts modules, views and contexts.
 */
import { join, relative } from "node:path";
import { filesOf } from "../../cache.ts";
import { EXPO } from "../places.ts";

const CORE = join(EXPO, "main/java/expo/modules");
const KOTLIN = join(CORE, "kotlin");
const BRIDGE = join(EXPO, "../../../react-native/ReactAndroid/src/main/java/com/facebook/react/bridge");

const kt = (folder: string, names: string): string[] =>
  names.split(" ").map((name) => join(folder, `${name}.kt`));

/** Colours need Android's own, whose numbers the stubs do not know. */
const isOfColours = (file: string): boolean => /Color(Compat|TypeConverter)\.kt$/.test(file);

const REAL = [
  ...[
    "modules objects functions types records exception allocators typedarray sharedobjects classcomponent",
    "tracing jni/worklets",
  ]
    .join(" ")
    .split(" ")
    .map((name) => join(KOTLIN, name)),
  ...kt(join(KOTLIN, "events"), "EventListener EventName EventsDefinition OnActivityResultPayload"),
  ...kt(
    join(KOTLIN, "jni"),
    "CppType ExpectedType ReturnType JNIFunctionBody PromiseImpl JNIDeallocator JNIUtils",
  ),
  ...kt(join(KOTLIN, "jni"), "ArrayBuffer NativeArrayBuffer JavaScriptArrayBuffer JavaScriptFunction"),
  ...kt(join(KOTLIN, "jni"), "JavaScriptModuleObject JavaScriptObject JavaScriptTypedArray JavaScriptValue"),
  ...kt(join(KOTLIN, "jni"), "JavaScriptWeakObject"),
  ...kt(KOTLIN, "Promise EnumToStringConverter DynamicExtenstions Utils ArrayExtenstions KClassExtensions"),
  ...kt(KOTLIN, "ReadableTypeExtensions ConcatIterator FilteredIterator ReadableArrayIterator"),
  ...kt(KOTLIN, "providers/AppContextProvider runtime/Runtime traits/Trait"),
  ...["core/arguments", "core/Promise.java", "core/errors/CodedException.java", "interfaces/permissions"].map(
    (name) => join(CORE, name),
  ),
  ...["DoNotStrip.java", "CodedThrowable.java"].map((name) => join(CORE, "core/interfaces", name)),
  join(EXPO, "withoutCompose"),
  ...kt(BRIDGE, "Dynamic DynamicFromArray DynamicFromMap DynamicFromObject JavaOnlyArray JavaOnlyMap"),
  ...kt(BRIDGE, "ReadableArray ReadableMap ReadableMapKeySetIterator ReadableType WritableArray WritableMap"),
  ...kt(BRIDGE, "NoSuchKeyException UnexpectedNativeTypeException Promise"),
];

/** The real ones, Kotlin's and Java's. */
export const real = (): string[] => filesOf(...REAL).filter((file) => !isOfColours(file));

const STAND_IN = join(import.meta.dirname, "stand-in");
/** The Kotlin of the other side: what stands in, and JavaScript's values on their way through C++. */
export const standIns = (): string[] => [
  ...filesOf(STAND_IN),
  ...kt(import.meta.dirname, "JavaScript HandedOver GivenBack JavaScriptModule"),
];

/** Both in one sentence. */
export const whatIsReal = (): string =>
  [
    `real: ${real().length} files of Expo's (modules, functions, types, records, exceptions and what they need) and React Native's (maps, lists, Dynamic)`,
    `stood in: ${filesOf(STAND_IN)
      .map((file) => relative(STAND_IN, file).replace(/\.kt$/, ""))
      .join(", ")}, and C++ as HandedOver and GivenBack`,
  ].join("; ");
