/** Are the signing keys there, readable, sound, and nobody else's to read? */
import { existsSync } from "node:fs";
import { openKeyFolder } from "@bluezone/server-kit/keys/key-folder";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { type Finding, fail, ok } from "./finding.ts";
import type { Patient } from "./patient.ts";

/** @param begun whether the server has data: then keys must be there. */
export async function checkKeys(signing: Patient["signing"], begun: boolean): Promise<Finding> {
  if (signing === undefined)
    return ok(
      "keys",
      "lie sealed in the database; the server says at its start whether its secret opens them.",
    );
  const { folder, root, exports } = signing;
  if (!existsSync(folder))
    return begun
      ? fail(
          "keys",
          `${folder} is missing although there is data; put back a copy: phones pin the root in it.`,
        )
      : ok("keys", `there are none yet in ${folder}; the first start makes them.`);
  try {
    const keys = await openKeyFolder(folder);
    const names = await keys.names();
    for (const name of names) await keys.find(name);
    const missing = [
      ...(names.includes(root) ? [] : [`${root}.pem`]),
      ...(!exports || names.some((name) => /^export-v\d+$/.test(name)) ? [] : ["export-v1.pem"]),
    ];
    if (missing.length > 0 && begun)
      return fail("keys", `${missing.join(" and ")} missing in ${folder}; put back a copy: phones know it.`);
    return ok("keys", `${names.length} in ${folder}, all sound and private.`);
  } catch (error) {
    if (error instanceof StartError) return fail("keys", error.message);
    throw error;
  }
}
