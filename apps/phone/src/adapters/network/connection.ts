/** A browser's connection, as far as one tells it (Network Information API, a draft of the W3C's incubator group). */

/** What Chromium gives on Android and ChromeOS; elsewhere the kind is left out, and other engines have none of it. */
export interface Connection {
  readonly type?: string;
  /** The resident has asked to save data. */
  readonly saveData?: boolean;
}

/** Whether bytes cost nothing: only where the browser says that it is on a cable or Wi-Fi, and nobody asked to save. */
export const costsNothing = ({ type, saveData = false }: Connection = {}): boolean =>
  !saveData && (type === "wifi" || type === "ethernet");
