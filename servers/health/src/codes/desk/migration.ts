/** The tables of this slice. */
import { migration } from "@bluezone/server-kit/migrate";

export const codesDesk = migration(async () => {});
