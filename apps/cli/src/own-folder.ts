/** A folder of the caller's own, which nobody else reads. */
import { makeFolder } from "@bluezone/server-kit/files/make-folder";
import { Failure } from "./failure.ts";

/** Makes it where it is absent. Throws Failure when it cannot be made. */
export async function makeOwnFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder, 0o700);
  } catch {
    throw new Failure(
      "configuration",
      `the folder ${folder} cannot be made; name one that this user can write.`,
    );
  }
}
