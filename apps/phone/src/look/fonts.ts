/** Be Vietnam Pro in the three weights, from the app itself. */
import regular from "@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf";
import strong from "@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf";
import bold from "@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf";
import { useFonts } from "expo-font";

/** Whether the fonts are there; text waits for them at most a moment, a failure leaves the system's font. */
export function useOurFonts(): boolean {
  const [loaded, failed] = useFonts({ "BVP-400": regular, "BVP-600": strong, "BVP-700": bold });
  return loaded || failed !== null;
}

/** Family and weight of a text. On phones each weight is a family of its own. */
export const fontOf = (weight: 400 | 600 | 700) => ({ fontFamily: `BVP-${weight}` }) as const;
