/** What the bundler gives beside TypeScript: assets as numbers or addresses, and the variables it inlines. */
declare module "*.woff2" {
  const asset: number;
  export default asset;
}
declare module "*.ttf" {
  const asset: number;
  export default asset;
}
declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
