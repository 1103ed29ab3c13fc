/** Handing on texts and files from a phone. */
import { Directory, File, Paths } from "expo-file-system";
import { isAvailableAsync, shareAsync } from "expo-sharing";
import { Share } from "react-native";
import { fileName, type SharedFile, type SharingOutcome } from "./shared-file.ts";

/** Files stand here while another app reads them, which may go on after the sheet is closed. */
const shelf = () => new Directory(Paths.cache, "shared");

/** Removes the copies that sharing made. To be called when the app starts, and when everything is deleted. */
export function forgetSharedFiles(): void {
  const folder = shelf();
  if (folder.exists) folder.delete();
}

/** Opens the system's sheet with a text. */
export async function shareText(text: string): Promise<SharingOutcome> {
  const { action } = await Share.share({ message: text });
  return action === Share.dismissedAction ? "dismissed" : "handed-on";
}

/** Opens the system's sheet with a file; copies of earlier ones are removed first. Rejects with RangeError for a bad name. */
export async function shareFile({ name, type, content }: SharedFile): Promise<SharingOutcome> {
  const safe = fileName(name);
  if (!(await isAvailableAsync())) return "unavailable";
  forgetSharedFiles();
  const folder = shelf();
  folder.create({ intermediates: true });
  const file = new File(folder, safe);
  file.create();
  file.write(content);
  await shareAsync(file.uri, { mimeType: type });
  return "handed-on";
}
