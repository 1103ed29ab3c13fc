/** By which code PostgreSQL names what went wrong (its manual, appendix A); undefined for what it did not say. */
export const sqlStateOf = (error: unknown): unknown =>
  (error as { readonly code?: unknown } | undefined)?.code;
