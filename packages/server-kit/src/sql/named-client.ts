/**
 * A connection with a name of its own, by which PostgreSQL's list of sessions shows it (pg_stat_activity.application_name). Its
 * number would not do: behind pgbouncer a connection is at another session with each transaction, and only the name goes along.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";

export class NamedClient extends pg.Client {
  readonly name: string;
  constructor(config: pg.ClientConfig = {}) {
    const name = `bluezone ${randomUUID()}`;
    // The pool hides the password from whoever lists its options.
    super({ ...config, password: config.password, application_name: name });
    this.name = name;
  }
}
