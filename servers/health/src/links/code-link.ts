/** The link that carries a long code. Decision record 0004 says why there are two forms. */

/** `fragment`: the code never leaves the browser; `path`: for gateways that refuse the sign #. */
export type LinkForm = "fragment" | "path";

/** "https://health.example.vn/v#c=K7M4P2QD9XTA5RWE", or with the code in the path. `base` has no closing slash. */
export const codeLink = (base: string, form: LinkForm, longCode: string): string =>
  form === "fragment" ? `${base}/v#c=${longCode}` : `${base}/v/${longCode}`;
