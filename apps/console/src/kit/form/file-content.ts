/** What a JSON file of the other desk says, looked at before anything is sent. */
import type { z } from "zod";

/** Its `content` by the schema of its file; undefined of any other file. */
export async function fileContent<Content>(
  file: Pick<File, "text">,
  schema: z.ZodType<{ readonly content: Content }>,
): Promise<Content | undefined> {
  try {
    // Editors of some systems begin a text with a mark.
    const text = (await file.text()).replace(/^\ufeff/, "");
    return schema.safeParse(JSON.parse(text)).data?.content;
  } catch {
    return undefined;
  }
}
