/** What a phone calls itself. */
import { Platform } from "react-native";

/** Brand, maker and model as the system names them, for `makerOf`; undefined where it does not. */
export function phoneName(): string | undefined {
  if (Platform.OS === "ios") return "iPhone";
  if (Platform.OS !== "android") return undefined;
  const { Brand, Manufacturer, Model } = Platform.constants;
  return `${Brand} ${Manufacturer} ${Model}`;
}
