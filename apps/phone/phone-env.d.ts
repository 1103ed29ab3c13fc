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
declare module "@tabler/icons-react-native/*" {
  import type { ComponentType } from "react";

  const icon: ComponentType<{ size: number; color: string; strokeWidth: number }>;
  export default icon;
}
