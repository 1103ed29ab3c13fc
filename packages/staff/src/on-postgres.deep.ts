/** Every test of this room that stands on a database, on PostgreSQL. */
import { againOnPostgres } from "@bluezone/server-kit/testing/again-on-postgres";

againOnPostgres(import.meta.dirname);
