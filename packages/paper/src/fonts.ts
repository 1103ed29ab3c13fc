/** The fonts of paper: the full TrueType files of two packages, so that a print looks the same on every machine. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);
const folder = (name: string): string => dirname(resolve(`${name}/package.json`));
const vietnam = folder("@expo-google-fonts/be-vietnam-pro");
const tinos = folder("@expo-google-fonts/tinos");

/** Absolute paths: Be Vietnam Pro 400, 600, 700 for posters; Tinos, with the metrics of Times New Roman, for official papers. */
export const FONT_FILES: readonly string[] = [
  join(vietnam, "400Regular/BeVietnamPro_400Regular.ttf"),
  join(vietnam, "600SemiBold/BeVietnamPro_600SemiBold.ttf"),
  join(vietnam, "700Bold/BeVietnamPro_700Bold.ttf"),
  join(tinos, "400Regular/Tinos_400Regular.ttf"),
  join(tinos, "400Regular_Italic/Tinos_400Regular_Italic.ttf"),
  join(tinos, "700Bold/Tinos_700Bold.ttf"),
  join(tinos, "700Bold_Italic/Tinos_700Bold_Italic.ttf"),
];
