/** The fonts of paper: the full TrueType files of two packages, so that a print looks the same on every machine. */
import { fileURLToPath } from "node:url";

const VIETNAM = new URL("./", import.meta.resolve("@expo-google-fonts/be-vietnam-pro/package.json"));
const TINOS = new URL("./", import.meta.resolve("@expo-google-fonts/tinos/package.json"));
const file = (folder: URL, name: string): string => fileURLToPath(new URL(name, folder));

/** Absolute paths: Be Vietnam Pro 400, 600, 700 for posters; Tinos, with the metrics of Times New Roman, for official papers. */
export const FONT_FILES: readonly string[] = [
  file(VIETNAM, "400Regular/BeVietnamPro_400Regular.ttf"),
  file(VIETNAM, "600SemiBold/BeVietnamPro_600SemiBold.ttf"),
  file(VIETNAM, "700Bold/BeVietnamPro_700Bold.ttf"),
  file(TINOS, "400Regular/Tinos_400Regular.ttf"),
  file(TINOS, "400Regular_Italic/Tinos_400Regular_Italic.ttf"),
  file(TINOS, "700Bold/Tinos_700Bold.ttf"),
  file(TINOS, "700Bold_Italic/Tinos_700Bold_Italic.ttf"),
];
