/** Somebody with a phone's browser who scans a code: for tests and scenes. */

/** What a phone's browser calls itself. */
const PHONE =
  "Mozilla/5.0 (Linux; Android 10; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.101 Mobile Safari/537.36";

/** A page as a visitor got it. */
export type VisitedPage = { readonly status: number; readonly html: string; readonly headers: Headers };

/** Opens an address as a phone's browser does; `headers` come on top. */
export async function open(
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<VisitedPage> {
  const answer = await fetch(address, { headers: { "user-agent": PHONE, ...headers } });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}

/** Presses the one button of a page that is sent with a form. Throws RangeError when the page has none. */
export async function press(seen: VisitedPage, url: string): Promise<VisitedPage> {
  const action = /<form method="post" action="([^"]+)">/.exec(seen.html)?.[1];
  if (action === undefined) throw new RangeError("the page has no form");
  const answer = await fetch(url + action, {
    method: "POST",
    headers: { "user-agent": PHONE, "content-type": "application/x-www-form-urlencoded" },
    body: "",
  });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}
