/** Every test of this room that stands on a database, on PostgreSQL. */
import { againOnPostgres } from "./testing/again-on-postgres.ts";

againOnPostgres(import.meta.dirname);
