/** Only here: the health server's tests that stand on a database run on PostgreSQL, with its locks and its many connections. */
import { againOnPostgres } from "@bluezone/server-kit/testing/again-on-postgres";

againOnPostgres(import.meta.dirname);
