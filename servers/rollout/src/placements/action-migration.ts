/** What was done at a placement is called an action, in the table too. */
import { migration } from "@bluezone/server-kit/sql/migrate";

export const placementAction = migration(async ({ schema }) => {
  await schema.alterTable("placement_deed").renameTo("placement_action").execute();
  await schema.alterTable("placement_action").renameColumn("deed", "action").execute();
  await schema.dropIndex("placement_deed_code").execute();
  await schema.createIndex("placement_action_code").on("placement_action").column("code").execute();
});
