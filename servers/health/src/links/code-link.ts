/** The link that carries a long code. */
import type { LinkForm } from "../config.ts";

/** "https://health.example.vn/v#c=K7M4P2QD9XTA5RWE", or with the code in the path. `base` has no closing slash. */
export const codeLink = (base: string, form: LinkForm, longCode: string): string =>
  form === "fragment" ? `${base}/v#c=${longCode}` : `${base}/v/${longCode}`;
