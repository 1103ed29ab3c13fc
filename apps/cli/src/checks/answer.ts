/** Asking a server something small. */

const PATIENCE_MS = 5_000;

/** What came back: status, JSON where it is some, and the server's clock. Undefined when nothing came. */
export type Answer = { readonly status: number; readonly json: unknown; readonly date: number | undefined };

export async function get(url: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error" });
    const date = Date.parse(response.headers.get("date") ?? "");
    const json = await response.json().catch(() => undefined);
    return { status: response.status, json, date: Number.isNaN(date) ? undefined : date };
  } catch {
    return undefined;
  }
}
