/** The phone's own back key or gesture, where a system has one. */
import { BackHandler } from "react-native";

/** Asks before the system goes back; a listener that returns true has done it itself. Returns how to stop asking. */
export function onBackKey(listener: () => boolean): () => void {
  const asked = BackHandler.addEventListener("hardwareBackPress", listener);
  return () => asked.remove();
}
