/** What a reader finds at an address where nothing is: the ways to every page that there is. */
import type { RolloutConfig } from "../../config.ts";
import { html } from "../../page/html.ts";
import { readingPage } from "./reading-page.ts";

/** The page, in both languages: nothing tells which of them somebody reads who has lost the way. */
export const lostPage = ({ operator, publicUrl }: Pick<RolloutConfig, "operator" | "publicUrl">): string =>
  readingPage({
    locale: "vi",
    operator,
    publicUrl,
    path: "/",
    nowhere: true,
    title: "Không có trang này",
    body: html`<p>Địa chỉ này không dẫn tới trang nào. Xem lại địa chỉ, hoặc quét lại mã QR. Các trang đang có ở thanh trên; <a href="/">về trang đầu</a>.</p>
<p lang="en">There is no page at this address. Check the address, or scan the QR code again. <a href="/en">To the first page</a>.</p>`,
  });
