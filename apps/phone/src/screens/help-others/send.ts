/** Hands a text on by the phone's own share sheet. */
import { Share } from "react-native";

/** What came of it: handed to the sheet, copied instead, closed by the resident, or not possible here. */
export type SendOutcome = "handed-on" | "copied" | "dismissed" | "unavailable";

/** Opens the share sheet with a text. */
export const send = async (text: string): Promise<SendOutcome> =>
  Share.share({ message: text }).then(
    ({ action }) => (action === Share.dismissedAction ? "dismissed" : "handed-on"),
    () => "unavailable",
  );
