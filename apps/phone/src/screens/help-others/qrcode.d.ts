/** The part of qrcode that is used here; the package brings no types. */
declare module "qrcode" {
  /** @throws Error for a text that is empty or too long. */
  export function create(
    text: string,
    options: { readonly errorCorrectionLevel: "L" | "M" | "Q" | "H" },
  ): { readonly modules: { readonly size: number; readonly data: Uint8Array } };
}
