/** Recovery codes, as they are kept encrypted. */
import type { Auth } from "./better-auth.ts";

/** Those of a person that are left. */
export async function recoveryCodesOf(auth: Auth, personId: string): Promise<readonly string[]> {
  const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: personId } });
  return backupCodes;
}
