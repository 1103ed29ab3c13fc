/**
 * How the body of a published endpoint is read: as the servers read it whose endpoints these are, which are written in
 * Go (encoding/json of google/exposure-notifications-server and -verification-server). A name counts in any case, null
 * is a field that is absent, and so is an empty text where a field may be absent. Clients rely on all three: their own
 * writes
 * `"uuid":""` and `"accept":null`, and apps write `hmackey` as three of their documents do.
 */
import { z } from "zod";

/** An object of a published endpoint. `id` names it in the described API. */
export function published<const Shape extends z.ZodRawShape>(id: string, shape: Shape) {
  const schema = z.object(shape).meta({ id });
  const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]));
  const optional = new Set(
    Object.entries(shape).flatMap(([name, field]) => (z.safeParse(field, undefined).success ? [name] : [])),
  );
  const absent = (name: string, value: unknown) => value === null || (value === "" && optional.has(name));
  return z.preprocess((body) => {
    if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
    const read: Record<string, unknown> = {};
    for (const [written, value] of Object.entries(body)) {
      const name = names.get(written.toLowerCase());
      // A name as it is described goes before the same in another case.
      if (name === undefined || absent(name, value) || (written !== name && Object.hasOwn(read, name)))
        continue;
      read[name] = value;
    }
    return read;
  }, schema);
}
