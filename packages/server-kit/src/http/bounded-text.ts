/** The text of an answer from elsewhere, read no further than it may be long: whoever answers decides neither time nor memory here. */

/** The body as UTF-8. Rejects with RangeError once it is longer than `longest` bytes; the rest is then not taken. */
export async function boundedText(answer: Response, longest: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    length += part.length;
    if (length > longest) throw new RangeError("the document is too long");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
