/** What stands at an address where nothing is: a page for whoever reads with a browser. Programs get their family's code. */

/** A page as it goes out, with its Content-Security-Policy. */
export type LostPage = { readonly body: string; readonly policy: string };

/** Endpoints and what programs fetch: there a wrong address is always a code. */
const PROGRAMS = /^\/(?:api|v1)(?:[/?]|$)/;

/** Whether somebody with a browser stands at an address; `url` has its query, `accept` is what the browser says it reads. */
export const isLostReader = (method: string, url: string, accept: string | undefined): boolean =>
  (method === "GET" || method === "HEAD") && !PROGRAMS.test(url) && (accept ?? "").includes("text/html");

/** The plain page of a server that has none of its own. It says nothing of the address that was asked. */
export const LOST_PAGE: LostPage = {
  policy: "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  body: `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Không có trang này · Bluezone</title>
</head>
<body>
<main>
<h1>Không có trang này</h1>
<p>Địa chỉ này không dẫn tới trang nào. Xem lại địa chỉ, hoặc quét lại mã QR.</p>
<p lang="en">There is no page at this address. Check the address, or scan the QR code again.</p>
</main>
</body>
</html>
`,
};
